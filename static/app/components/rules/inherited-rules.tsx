import type { RuleSet } from '../../api/answers';
import { RuleCells } from './rule-cells';
import { originName } from './rule-words';

/** The rules that apply where none above them matched; changed where they come from. */
export function InheritedRules(props: { sets: readonly RuleSet[] }) {
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
          />
          <td />
        </tr>
      ))}
    </tbody>
  ));
}
