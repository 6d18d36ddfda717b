import Button from '@atlaskit/button/new';
import type { Rule, RuleSet } from '../../api/answers';
import type { Destination } from '../destinations/destination-choice';
import { namesOf } from './destination-names';
import { RuleCells } from './rule-cells';
import { originName } from './rule-words';

const ORIGIN_WORDS: Readonly<Record<RuleSet['origin'], string>> = {
  repository: 'from this repository',
  workspace: 'from the workspace',
  'built-in': 'that is built in',
  'interlynk-preset': 'of the Interlynk defaults',
};

/** The rules that apply where none above them matched; changed where they come from. */
export function InheritedRules(props: {
  sets: readonly RuleSet[];
  /** There is no room for another rule. */
  isFull: boolean;
  /** Copies a rule into the level's own, where it decides first. */
  onOverride: (rule: Rule) => void;
  destinations: readonly Destination[];
}) {
  const sets = props.sets.filter(({ rules }) => rules.length > 0);
  return sets.map(({ origin, rules }) => (
    <tbody key={origin} className="rules-inherited">
      <tr>
        <th colSpan={5} scope="rowgroup">
          {originName(origin)}
        </th>
      </tr>
      {rules.map((rule, index) => (
        <tr key={index}>
          <RuleCells
            position={index + 1}
            events={rule.events}
            reference={rule.ref}
            pattern={rule.pattern}
            environment={rule.environment}
            version={rule.version}
            latest={rule.latest}
            sendTo={namesOf(rule.destinations, props.destinations)}
          />
          <td className="rule-actions">
            <Button
              appearance="subtle"
              spacing="compact"
              isDisabled={props.isFull}
              aria-label={`Override rule ${String(index + 1)} ${ORIGIN_WORDS[origin]}`}
              onClick={() => {
                props.onOverride(rule);
              }}
            >
              Override
            </Button>
          </td>
        </tr>
      ))}
    </tbody>
  ));
}
