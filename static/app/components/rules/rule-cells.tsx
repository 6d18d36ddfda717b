import Lozenge from '@atlaskit/lozenge';
import type { EventName } from '../../api/answers';
import { eventNames, patternMeaning } from './rule-words';

/** The cells that tell what a rule says; the same for own and inherited rules. */
export function RuleCells(props: {
  position: number;
  events: readonly EventName[];
  reference: 'branch' | 'tag';
  pattern: string;
  /** Null: do not send. */
  environment: string | null;
}) {
  const meaning = props.reference === 'branch' ? patternMeaning(props.pattern) : undefined;
  return (
    <>
      <td className="rule-position">{props.position}</td>
      <td data-label="Events">{eventNames(props.events)}</td>
      <td data-label="Branch or tag">
        {props.reference === 'tag' && <span className="subtle">Tag </span>}
        <code>{props.pattern === '' ? '…' : props.pattern}</code>
        {meaning !== undefined && <span className="subtle"> {meaning}</span>}
      </td>
      <td data-label="Environment">
        {props.environment === null ? (
          <Lozenge>Do not send</Lozenge>
        ) : (
          <span className="environment">{props.environment === '' ? '…' : props.environment}</span>
        )}
      </td>
    </>
  );
}
