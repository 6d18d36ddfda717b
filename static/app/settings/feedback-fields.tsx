import { SelectField } from '../components/select-field';
import { SwitchField } from '../components/switch-field';
import type { Choice, SharedDraft } from './shared-draft';

const FIELDS = [
  {
    member: 'report',
    label: 'Report on the commit',
    help: 'A Code Insights report that says what became of each SBOM.',
  },
  {
    member: 'buildStatus',
    label: 'Build status on the commit',
    help: 'Passed when every SBOM was accepted.',
  },
] as const;

const CHOICES: readonly { readonly value: Choice; readonly label: string }[] = [
  { value: 'inherit', label: 'As the workspace says' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];

/** What SBOM Bridge writes back to the commit in Bitbucket. Without a word from anybody it is on. */
export function FeedbackFields(props: {
  level: 'repository' | 'workspace';
  draft: SharedDraft;
  onChange: (part: Partial<SharedDraft>) => void;
}) {
  return (
    <div className="fields">
      {FIELDS.map(({ member, label, help }) =>
        props.level === 'repository' ? (
          <SelectField
            key={member}
            label={label}
            help={help}
            value={props.draft[member]}
            options={CHOICES}
            onChange={(choice) => {
              props.onChange({ [member]: choice });
            }}
          />
        ) : (
          <SwitchField
            key={member}
            label={label}
            help={help}
            checked={props.draft[member] !== 'off'}
            onChange={(checked) => {
              props.onChange({ [member]: checked ? 'on' : 'off' });
            }}
          />
        ),
      )}
    </div>
  );
}
