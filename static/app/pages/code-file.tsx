import '../components/code-file/code-file.css';
import Heading from '@atlaskit/heading';
import { useCallback } from 'react';
import type { CallAnswer } from '../../../src/contract/resolvers';
import { callResolver } from '../api/call-resolver';
import { useLoaded } from '../api/use-loaded';
import { ComponentTable } from '../components/code-file/component-table';
import { FileFacts } from '../components/code-file/file-facts';
import { FindingGroups } from '../components/code-file/finding-groups';
import { QualityParts } from '../components/code-file/quality-parts';
import { plural } from '../components/plural';
import { NotThereYet } from '../components/not-there-yet';
import { ReasonNote } from '../components/reason-note';
import { Section } from '../components/section';
import { scoreText } from '../components/words';

type Inspected = CallAnswer<'inspectFile'>;

/** One file as an SBOM: `bitbucket:repoCodeFileViewer`. */
export function CodeFilePage(props: {
  repository: string;
  file: { readonly path: string; readonly commit: string };
}) {
  const { path, commit } = props.file;
  const { repository } = props;
  const load = useCallback(
    () => callResolver('inspectFile', { repository, path, commit }),
    [repository, path, commit],
  );
  const { state, reload } = useLoaded(load);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!state?.ok) return <NotThereYet title={name} refusal={state} onRetry={reload} />;
  return (
    <div className="page code-file">
      <div className="code-file-title">
        <Heading size="large" as="h1">
          {titleOf(state.data, name)}
        </Heading>
        <p className="subtle">{introOf(state.data)}</p>
      </div>
      <Inspection file={state.data} />
    </div>
  );
}

function Inspection(props: { file: Inspected }) {
  const { problem, facts, quality, findings, components, total, selected } = props.file;
  return (
    <>
      {problem && <ReasonNote reason={problem} look={facts === undefined ? 'warning' : 'bad'} />}
      {facts !== undefined && !selected && (
        <p className="subtle">
          Its path matches none of this repository’s SBOM patterns, so it is not forwarded. A
          repository admin can change them in the settings.
        </p>
      )}
      {facts && (
        <Section title="Summary">
          <FileFacts facts={facts} />
        </Section>
      )}
      {quality && (
        <Section title="Quality">
          <QualityParts quality={quality} />
        </Section>
      )}
      {(facts !== undefined || findings.length > 0) && (
        <Section title="Findings">
          <FindingGroups findings={findings} />
        </Section>
      )}
      {facts && (
        <Section title="Components">
          {total === 0 ? (
            <div className="empty">This SBOM lists no components.</div>
          ) : (
            <ComponentTable components={components} total={total} />
          )}
        </Section>
      )}
    </>
  );
}

function titleOf({ facts }: Inspected, name: string): string {
  if (facts?.subject === undefined) return name;
  const { name: subject, version } = facts.subject;
  return version === undefined ? subject : `${subject} ${version}`;
}

function introOf({ facts, quality }: Inspected): string {
  if (facts === undefined) return 'SBOM Bridge cannot show this file as an SBOM.';
  const components = plural(facts.components, 'component');
  const score = quality?.overall;
  const parts = [facts.format, components, score !== undefined && `quality ${scoreText(score)}`];
  return parts.filter((part) => part !== false).join(', ');
}
