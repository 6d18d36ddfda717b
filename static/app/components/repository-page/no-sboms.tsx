import type { ReactNode } from 'react';
import type { Holdings } from './holdings';
import { counted } from '../words';

/** In place of the SBOMs where there are none: why, and what comes next. */
export function NoSboms(props: { holdings: Holdings }) {
  const [title, next] = wordsFor(props.holdings);
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{next}</p>
    </div>
  );
}

function wordsFor({
  enabled,
  excluded,
  hasDestination,
  waiting,
  refused,
}: Holdings): [title: string, next: ReactNode] {
  if (!enabled) {
    return [
      'SBOM Bridge is switched off for this repository',
      'An admin of the repository can switch it on in Repository settings, under SBOM Bridge.',
    ];
  }
  if (excluded) {
    return [
      'The workspace leaves this repository out',
      'An admin of the workspace can include it in Workspace settings, under SBOM Bridge, Repositories.',
    ];
  }
  if (!hasDestination) {
    return [
      'There is no destination for SBOMs yet',
      'An admin of the workspace can add one in Workspace settings, an admin of the repository can choose one in Repository settings, under SBOM Bridge. After that, the next push brings SBOMs here.',
    ];
  }
  if (waiting > 0) {
    return [
      `${counted(waiting, 'SBOM is', 'SBOMs are')} on the way`,
      'It shows here once a destination has taken it. Refresh the page in a minute.',
    ];
  }
  if (refused > 0) {
    return [
      'No SBOM has arrived yet',
      `${counted(refused, 'delivery', 'deliveries')} did not get through. An admin of the repository finds the reason in Repository settings, under SBOM Bridge.`,
    ];
  }
  return [
    'No SBOMs yet',
    <>
      Push an SBOM, such as <code>bom.json</code>, to a branch with a rule, and it shows here.
    </>,
  ];
}
