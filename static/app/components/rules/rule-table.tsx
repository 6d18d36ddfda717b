import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import { Fragment, useEffect, useId, useState } from 'react';
import type { Rule, RuleSet } from '../../api/answers';
import type { Destination } from '../destinations/destination-choice';
import { namesOf } from './destination-names';
import { InheritedRules } from './inherited-rules';
import type { RuleErrors } from './rule-cells';
import {
  fromRuleDrafts,
  missingParts,
  moveRule,
  moveRuleBeside,
  newRule,
  toRuleDrafts,
  type RuleDraft,
} from './rule-draft';
import { RuleEditor } from './rule-editor';
import { moveButtonId, RuleRow, type Direction } from './rule-row';
import { originName } from './rule-words';
import { useRowDrag } from './use-row-drag';

const MAX_RULES = 100;

/** The ordered rules of one level, with those of the levels behind it below. */
export function RuleTable(props: {
  own: 'repository' | 'workspace';
  rules: readonly RuleDraft[];
  inherited: readonly RuleSet[];
  /** Messages by path from the rules on: `2.pattern`. */
  errors: ReadonlyMap<string, string>;
  onChange: (rules: readonly RuleDraft[]) => void;
  /** Those of the workspace, which a rule may choose from. */
  destinations: readonly Destination[];
  /** A rule that was added from elsewhere on the page, by its key; it opens. */
  editing?: number | undefined;
  /** What has to be known about an environment, where there is something. */
  noteOf?: (environment: string) => string | undefined;
}) {
  const { rules, errors, onChange, noteOf } = props;
  const scope = useId();
  const [editing, setEditing] = useState<{ key: number; before: RuleDraft | undefined }>();
  const [tried, setTried] = useState<number>();
  const [moved, setMoved] = useState<{ key: number; by: Direction }>();
  const [announcement, setAnnouncement] = useState('');
  const addId = `${scope}-add`;

  // A row that moved keeps the focus; at an end its other button takes it.
  useEffect(() => {
    if (!moved) return;
    const button = [moved.by, moved.by === 1 ? -1 : 1]
      .map((by) => document.getElementById(moveButtonId(scope, moved.key, by === 1 ? 1 : -1)))
      .find((candidate) => candidate?.matches(':enabled') === true);
    button?.focus();
  }, [moved, scope]);

  const { editing: opened } = props;
  useEffect(() => {
    if (opened !== undefined) setEditing({ key: opened, before: undefined });
  }, [opened]);

  const replace = (rule: RuleDraft): void => {
    onChange(rules.map((other) => (other.key === rule.key ? rule : other)));
  };
  const remove = (key: number): void => {
    onChange(rules.filter((rule) => rule.key !== key));
    document.getElementById(addId)?.focus();
  };
  const move = (key: number, by: Direction): void => {
    setMoved({ key, by });
    reorder(key, moveRule(rules, key, by));
  };
  const reorder = (key: number, next: readonly RuleDraft[]): void => {
    onChange(next);
    const position = next.findIndex((rule) => rule.key === key) + 1;
    setAnnouncement(`The rule is now number ${String(position)} of ${String(next.length)}.`);
  };
  const dragOf = useRowDrag((key, other, side) => {
    reorder(key, moveRuleBeside(rules, key, other, side));
  });
  const add = (content: Partial<RuleDraft> = {}): void => {
    const rule = { ...newRule(), ...content };
    onChange([...rules, rule]);
    setTried(undefined);
    setEditing({ key: rule.key, before: undefined });
  };
  const override = (inherited: Rule): void => {
    const [copy] = toRuleDrafts([inherited]);
    if (copy) add(copy);
  };
  const cancel = (rule: RuleDraft): void => {
    if (editing?.before === undefined) remove(rule.key);
    else replace(editing.before);
    setEditing(undefined);
  };

  return (
    <>
      <table className="rules stacked">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Position</span>
            </th>
            <th scope="col">Events</th>
            <th scope="col">Branch or tag</th>
            <th scope="col">Environment</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="rules-origin">
            <th colSpan={5} scope="rowgroup">
              {originName(props.own)}
            </th>
          </tr>
          {rules.length === 0 && (
            <tr>
              <td colSpan={5} className="subtle">
                {props.own === 'repository'
                  ? 'No rules of its own; those below decide.'
                  : 'No rules yet; the default rules decide.'}
              </td>
            </tr>
          )}
          {rules.map((rule, index) => {
            // What is missing is said once somebody wants to be done with the rule.
            const missing = missingParts(tried === rule.key ? fromRuleDrafts([rule]) : []);
            const errorOf: RuleErrors = (member) =>
              missing[`rules.0.${member}`] ?? errors.get(`${String(index)}.${member}`);
            return (
              <Fragment key={rule.key}>
                {editing?.key === rule.key ? (
                  <RuleEditor
                    rule={rule}
                    position={index + 1}
                    errorOf={errorOf}
                    own={props.own}
                    destinations={props.destinations}
                    onChange={replace}
                    onDone={() => {
                      const isComplete =
                        Object.keys(missingParts(fromRuleDrafts([rule]))).length === 0;
                      setTried(isComplete ? undefined : rule.key);
                      if (!isComplete) return false;
                      setEditing(undefined);
                      setMoved({ key: rule.key, by: -1 });
                      return true;
                    }}
                    onCancel={() => {
                      cancel(rule);
                    }}
                  />
                ) : (
                  <RuleRow
                    scope={scope}
                    rule={rule}
                    position={index + 1}
                    count={rules.length}
                    errorOf={errorOf}
                    noteOf={noteOf}
                    sendTo={namesOf(rule.destinations, props.destinations)}
                    drag={dragOf(rule.key)}
                    onEdit={() => {
                      setEditing({ key: rule.key, before: rule });
                    }}
                    onMove={(by) => {
                      move(rule.key, by);
                    }}
                    onRemove={() => {
                      remove(rule.key);
                    }}
                  />
                )}
              </Fragment>
            );
          })}
        </tbody>
        <InheritedRules
          sets={props.inherited}
          isFull={rules.length >= MAX_RULES}
          destinations={props.destinations}
          onOverride={override}
        />
      </table>
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
      <Button
        id={addId}
        iconBefore={AddIcon}
        isDisabled={rules.length >= MAX_RULES}
        onClick={() => {
          add();
        }}
      >
        Add rule
      </Button>
    </>
  );
}
