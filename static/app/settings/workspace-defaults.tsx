import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import {
  BUILT_IN_RULES,
  INTERLYNK_PRESET,
  INTERLYNK_PRESET_WARNING,
} from '../../../src/contract/default-rules';
import { ruleToView } from '../../../src/contract/rule-to-view';
import type { RuleSet, WorkspaceSettings } from '../api/answers';
import { SelectField } from '../components/select-field';
import { DEFAULT_CHOICES } from './default-choices';

type Defaults = WorkspaceSettings['defaults'];

const HELP: Readonly<Record<Defaults, string>> = {
  'built-in': 'The main branch goes to production, the development branch to development.',
  'interlynk-preset': 'As Interlynk’s own integration has them.',
  none: 'Only what a rule above names is sent.',
};

/** The rules that come last by a choice, for the table to show. */
export function defaultRules(defaults: Defaults): RuleSet[] {
  if (defaults === 'none') return [];
  const { origin, rules } = defaults === 'built-in' ? BUILT_IN_RULES : INTERLYNK_PRESET;
  return [{ origin, rules: rules.map(ruleToView) }];
}

/** Which rules come last, with Interlynk's own a click away, and what those would do. */
export function WorkspaceDefaults(props: {
  value: Defaults;
  onChange: (defaults: Defaults) => void;
}) {
  const { value, onChange } = props;
  const isPreset = value === 'interlynk-preset';
  return (
    <>
      <div className="default-rules">
        <SelectField
          label="Default rules"
          help={HELP[value]}
          value={value}
          options={DEFAULT_CHOICES}
          onChange={onChange}
        />
      </div>
      <div className="buttons">
        <Button
          isDisabled={isPreset}
          onClick={() => {
            onChange('interlynk-preset');
          }}
        >
          Use Interlynk defaults
        </Button>
      </div>
      <div aria-live="polite">
        {isPreset && (
          <SectionMessage appearance="warning" title="Unmerged pull requests reach production">
            <p>{INTERLYNK_PRESET_WARNING}</p>
          </SectionMessage>
        )}
      </div>
    </>
  );
}
