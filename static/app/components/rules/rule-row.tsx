import { IconButton } from '@atlaskit/button/new';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import DeleteIcon from '@atlaskit/icon/core/delete';
import DragHandleIcon from '@atlaskit/icon/core/drag-handle-vertical';
import EditIcon from '@atlaskit/icon/core/edit';
import type { KeyboardEvent } from 'react';
import { RULE_MEMBERS, RuleCells, type RuleErrors } from './rule-cells';
import type { RuleDraft } from './rule-draft';
import type { RowDrag } from './use-row-drag';

export type Direction = -1 | 1;

/** The id of a row's move button, which takes the focus back after a move. */
export function moveButtonId(scope: string, key: number, by: Direction): string {
  return `${scope}-rule-${String(key)}-${by === -1 ? 'up' : 'down'}`;
}

/** One of the level's own rules, with what can be done to it. Alt+Up and Alt+Down move it. */
export function RuleRow(props: {
  scope: string;
  rule: RuleDraft;
  position: number;
  count: number;
  errorOf: RuleErrors;
  noteOf?: ((environment: string) => string | undefined) | undefined;
  drag: RowDrag;
  onEdit: () => void;
  onMove: (by: Direction) => void;
  onRemove: () => void;
  /** Names of the destinations that the rule itself chooses. */
  sendTo: readonly string[] | undefined;
}) {
  const { rule, position, scope } = props;
  const { errorOf } = props;
  const isInvalid = RULE_MEMBERS.some((member) => errorOf(member) !== undefined);
  const name = `rule ${String(position)}`;
  const moveByKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const { handle, row, side } = props.drag;
  const className = [isInvalid && 'rule-invalid', side !== undefined && `rule-drop-${side}`]
    .filter((name) => name !== false)
    .join(' ');
  return (
    <tr {...row} onKeyDown={moveByKey} className={className}>
      <RuleCells
        handle={
          // The buttons do the same for everybody; this is a way for the mouse besides.
          <span {...handle} className="rule-handle" aria-hidden="true">
            <DragHandleIcon label="" size="small" />
          </span>
        }
        position={position}
        events={rule.events}
        reference={rule.ref}
        pattern={rule.pattern}
        environment={rule.send ? rule.environment : null}
        version={rule.version}
        latest={rule.latest}
        sendTo={props.sendTo}
        errorOf={errorOf}
        note={rule.send ? props.noteOf?.(rule.environment.trim()) : undefined}
      />
      <td className="rule-actions">
        <IconButton
          id={moveButtonId(scope, rule.key, -1)}
          icon={ArrowUpIcon}
          label={`Move ${name} up`}
          appearance="subtle"
          spacing="compact"
          isDisabled={position === 1}
          onClick={() => {
            props.onMove(-1);
          }}
        />
        <IconButton
          id={moveButtonId(scope, rule.key, 1)}
          icon={ArrowDownIcon}
          label={`Move ${name} down`}
          appearance="subtle"
          spacing="compact"
          isDisabled={position === props.count}
          onClick={() => {
            props.onMove(1);
          }}
        />
        <IconButton
          icon={EditIcon}
          label={`Edit ${name}`}
          appearance="subtle"
          spacing="compact"
          onClick={props.onEdit}
        />
        <IconButton
          icon={DeleteIcon}
          label={`Remove ${name}`}
          appearance="subtle"
          spacing="compact"
          onClick={props.onRemove}
        />
      </td>
    </tr>
  );
}
