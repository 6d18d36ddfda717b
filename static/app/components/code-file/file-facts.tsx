import type { ReactNode } from 'react';
import type { CallAnswer } from '../../../../src/contract/resolvers';
import { plural } from '../plural';

type Facts = NonNullable<CallAnswer<'inspectFile'>['facts']>;

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });

/** What an SBOM says about itself, and how much it holds. */
export function FileFacts(props: { facts: Facts }) {
  const { facts } = props;
  const { subject, tools, phases, ecosystems, licences } = facts;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Describes', subject && [subject.name, subject.version].filter(Boolean).join(' ')],
    ...(subject?.purl === undefined
      ? []
      : [['Package URL', <code key="purl">{subject.purl}</code>] as const]),
    ['Format', facts.format],
    ['Created', facts.created !== undefined && <Created text={facts.created} />],
    ['Created by', tools.length > 0 && tools.join(', ')],
    ...(phases.length === 0 ? [] : [['Lifecycle', phases.join(', ')] as const]),
    ['Components', facts.components === 0 ? 'None' : amounts(facts)],
    ['Ecosystems', ecosystems.length > 0 && <Counts counts={ecosystems} />],
    ['Licences', licences.length > 0 && <Counts counts={licences} />],
    ['Document id', facts.documentId !== undefined && <code>{facts.documentId}</code>],
  ];
  return (
    <dl className="file-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === undefined || value === false ? <NotSaid /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function NotSaid() {
  return <span className="subtle">Not said</span>;
}

/** As the reader writes dates, where it is one. */
function Created(props: { text: string }) {
  const time = new Date(props.text);
  if (Number.isNaN(time.getTime())) return <code>{props.text}</code>;
  return <time dateTime={time.toISOString()}>{DATE.format(time)}</time>;
}

function amounts({ components, files, withoutLicence, withPurl, dependencies }: Facts): string {
  return [
    components.toLocaleString(),
    files > 0 && plural(files, 'file'),
    `${withPurl.toLocaleString()} with a package URL`,
    `${withoutLicence.toLocaleString()} without a licence`,
    plural(dependencies, 'dependency', 'dependencies'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** The most frequent ones; the app tells ten at most. */
function Counts(props: { counts: Facts['licences'] }) {
  return (
    <ul className="file-counts">
      {props.counts.map(({ name, count }) => (
        <li key={name}>
          {name} <span className="subtle">{count.toLocaleString()}</span>
        </li>
      ))}
    </ul>
  );
}
