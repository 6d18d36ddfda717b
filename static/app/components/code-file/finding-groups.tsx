import type { CallAnswer } from '../../../../src/contract/resolvers';
import { Disclosure } from '../disclosure';

type Finding = CallAnswer<'inspectFile'>['findings'][number];

const GROUPS = [
  { severity: 'error', title: 'Errors', about: 'The document breaks the rules of its format.' },
  {
    severity: 'warning',
    title: 'Warnings',
    about: 'Readers may stumble, or lack something important.',
  },
  { severity: 'info', title: 'Hints', about: 'Worth knowing.' },
] as const;

/** What the checks noticed, worst first. */
export function FindingGroups(props: { findings: readonly Finding[] }) {
  const { findings } = props;
  if (findings.length === 0) return <p className="subtle">The checks noticed nothing.</p>;
  return (
    <div className="finding-groups">
      {GROUPS.map(({ severity, title, about }) => {
        const some = findings.filter((finding) => finding.severity === severity);
        if (some.length === 0) return null;
        return (
          <Disclosure
            key={severity}
            title={title}
            aside={some.length.toLocaleString()}
            isOpenAtFirst={severity === 'error'}
          >
            <p className="subtle">{about}</p>
            <ul className="findings">
              {some.map((finding, index) => (
                <FindingLine key={index} finding={finding} />
              ))}
            </ul>
          </Disclosure>
        );
      })}
    </div>
  );
}

function FindingLine(props: { finding: Finding }) {
  const { kind, message, path, value, next } = props.finding;
  return (
    <li>
      <p>
        {message} <code>{kind}</code>
      </p>
      {(path !== '' || value !== undefined) && (
        <p className="subtle">
          {path !== '' && (
            <>
              At <code>{path}</code>
            </>
          )}
          {path !== '' && value !== undefined && ': '}
          {value !== undefined && <code>{value}</code>}
        </p>
      )}
      <p className="subtle">{next}</p>
    </li>
  );
}
