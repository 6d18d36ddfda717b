import { SelectField } from '../components/select-field';
import { SwitchField } from '../components/switch-field';
import type { Choice, GateChoice, SharedDraft } from './shared-draft';

/** `isOn`: without a word from anybody. */
const FIELDS = [
  {
    member: 'report',
    label: 'Report on the commit',
    help: 'A Code Insights report that says what became of each SBOM.',
    isOn: true,
  },
  {
    member: 'buildStatus',
    label: 'Build status on the commit',
    help: 'Passed when every SBOM was accepted.',
    isOn: true,
  },
  {
    member: 'comment',
    label: 'Comment on pull requests',
    help: 'One comment on each open pull request that changes an SBOM, kept up to date.',
    isOn: false,
  },
] as const;

const INHERIT = { value: 'inherit', label: 'As the workspace says' } as const;

const CHOICES: readonly { readonly value: Choice; readonly label: string }[] = [
  INHERIT,
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];

const GATES: readonly { readonly value: GateChoice; readonly label: string }[] = [
  { value: 'off', label: 'Let every merge through' },
  { value: 'valid', label: 'SBOMs that change must be valid' },
  { value: 'present', label: 'A valid SBOM must be there' },
];

/** What SBOM Bridge writes back to commits and pull requests in Bitbucket. */
export function FeedbackFields(props: {
  level: 'repository' | 'workspace';
  draft: SharedDraft;
  onChange: (part: Partial<SharedDraft>) => void;
}) {
  const { level, draft, onChange } = props;
  const isRepository = level === 'repository';
  return (
    <div className="fields">
      {FIELDS.map(({ member, label, help, isOn }) =>
        isRepository ? (
          <SelectField
            key={member}
            label={label}
            help={help}
            value={draft[member]}
            options={CHOICES}
            onChange={(choice) => {
              onChange({ [member]: choice });
            }}
          />
        ) : (
          <SwitchField
            key={member}
            label={label}
            help={help}
            checked={isOn ? draft[member] !== 'off' : draft[member] === 'on'}
            onChange={(checked) => {
              onChange({ [member]: checked ? 'on' : 'off' });
            }}
          />
        ),
      )}
      <SelectField
        label="Merge check"
        help="What the custom merge check “SBOM gate” asks for, where an admin has added it in Bitbucket."
        value={isRepository || draft.gate !== 'inherit' ? draft.gate : 'off'}
        options={isRepository ? [INHERIT, ...GATES] : GATES}
        onChange={(gate) => {
          onChange({ gate });
        }}
      />
    </div>
  );
}
