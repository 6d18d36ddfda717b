import ArrowRightIcon from '@atlaskit/icon/core/arrow-right';
import type { ChangeLine, Changes } from './change-words';

const LICENCE_CHANGES: Readonly<Record<NonNullable<ChangeLine['change']>, string>> = {
  gained: 'now known',
  lost: 'one less',
  changed: 'changed',
  'became-unknown': 'not known any more',
};

/** The components of one list, and how many more there are. */
export function ChangeLines(props: { list: Changes[keyof Changes] }) {
  const { count, lines } = props.list;
  const more = count - lines.length;
  return (
    <>
      <ul className="change-lines">
        {lines.map((line, index) => (
          <li key={index}>
            <span className="change-name">
              {line.name}
              {line.ecosystem !== undefined && <span className="subtle"> {line.ecosystem}</span>}
            </span>
            <Versions line={line} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="subtle">and {more.toLocaleString()} more</p>}
    </>
  );
}

function Versions(props: { line: ChangeLine }) {
  const { before, after, change } = props.line;
  const isBoth = before.length > 0 && after.length > 0;
  return (
    <span className="change-versions">
      <Texts texts={before} />
      {(isBoth || change !== undefined) && (
        <span className="change-arrow">
          <ArrowRightIcon label="to" size="small" />
        </span>
      )}
      <Texts texts={after} />
      {change !== undefined && after.length === 0 && <span className="subtle">unknown</span>}
      {change !== undefined && <span className="subtle">({LICENCE_CHANGES[change]})</span>}
    </span>
  );
}

function Texts(props: { texts: readonly string[] }) {
  return props.texts.map((text, index) =>
    text === '' ? (
      <span key={index} className="subtle">
        no version
      </span>
    ) : (
      <code key={index}>{text}</code>
    ),
  );
}
