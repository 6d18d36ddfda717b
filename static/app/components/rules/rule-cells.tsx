import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import type { EventName } from '../../api/answers';
import { FieldError } from '../field';
import './rules.css';
import { list } from '../words';
import { eventNames, patternMeaning } from './rule-words';

export const RULE_MEMBERS = [
  'events',
  'pattern',
  'environment',
  'version',
  'destinations',
] as const;

/** What is wrong with a member of a rule. */
export type RuleErrors = (member: (typeof RULE_MEMBERS)[number]) => string | undefined;

/** The cells that tell what a rule says; the same for own and inherited rules. */
export function RuleCells(props: {
  /** Takes hold of the row. */
  handle?: ReactNode;
  position: number;
  events: readonly EventName[];
  reference: 'branch' | 'tag';
  pattern: string;
  /** Null: do not send. */
  environment: string | null;
  /** Empty or absent: as the document says. */
  version?: string | undefined;
  latest?: boolean | undefined;
  /** Names of the destinations that the rule itself chooses. */
  sendTo?: readonly string[] | undefined;
  errorOf?: RuleErrors;
  /** What has to be known about the environment. */
  note?: string | undefined;
}) {
  const meaning = props.reference === 'branch' ? patternMeaning(props.pattern) : undefined;
  const error = (member: (typeof RULE_MEMBERS)[number]) => {
    const text = props.errorOf?.(member);
    return text !== undefined && <FieldError text={text} />;
  };
  return (
    <>
      <td className="rule-position">
        {props.handle}
        <span className="rule-number">{props.position}</span>
      </td>
      <td data-label="Events">
        {eventNames(props.events)}
        {error('events')}
      </td>
      <td data-label="Branch or tag">
        {props.reference === 'tag' && <span className="subtle">Tag </span>}
        <code>{props.pattern === '' ? '…' : props.pattern}</code>
        {meaning !== undefined && <span className="subtle"> {meaning}</span>}
        {error('pattern')}
      </td>
      <td data-label="Environment">
        {props.environment === null ? (
          <Lozenge>Do not send</Lozenge>
        ) : (
          <span className="environment">{props.environment === '' ? '…' : props.environment}</span>
        )}
        {props.environment !== null && (props.version ?? '') !== '' && (
          <span className="subtle">
            {' '}
            as version <code>{props.version}</code>
          </span>
        )}
        {props.environment !== null && props.latest === true && (
          <span className="subtle">
            {(props.version ?? '') === '' ? ' ' : ', '}marked as latest
          </span>
        )}
        {props.environment !== null && props.sendTo !== undefined && (
          <span className="subtle"> to {list(props.sendTo)} only</span>
        )}
        {props.note !== undefined && <p className="rule-note">{props.note}</p>}
        {error('environment')}
        {error('version')}
        {error('destinations')}
      </td>
    </>
  );
}
