import type { RepositoryPage } from '../api/answers';
import { SelectField } from '../components/select-field';
import { SwitchField } from '../components/switch-field';
import { GATE_CHOICES } from './gate-choices';
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

const CHOICES = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

type Inherited = RepositoryPage['feedback'];

/** What holds where the repository says nothing, and how it reads: `As the workspace: on`. */
function inherit<V extends string>(
  value: V,
  options: readonly { readonly value: V; readonly label: string }[],
): { readonly value: 'inherit'; readonly label: string } {
  const label = options.find((option) => option.value === value)?.label ?? value;
  return { value: 'inherit', label: `As the workspace: ${lowered(label)}` };
}

function lowered(label: string): string {
  return label.startsWith('SBOM') ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** What SBOM Bridge writes back to commits and pull requests in Bitbucket. */
export function FeedbackFields(props: {
  draft: SharedDraft;
  /** Of a repository: what the workspace says. */
  inherited?: Inherited;
  onChange: (part: Partial<SharedDraft>) => void;
}) {
  const { draft, inherited, onChange } = props;
  return (
    <div className="fields">
      {FIELDS.map(({ member, label, help, isOn }) =>
        inherited ? (
          <SelectField<Choice>
            key={member}
            label={label}
            help={help}
            value={draft[member]}
            options={[inherit(inherited[member] ? 'on' : 'off', CHOICES), ...CHOICES]}
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
      <SelectField<GateChoice>
        label="Merge check"
        help="What the custom merge check “SBOM gate” asks for, where an admin has added it in Bitbucket."
        value={inherited || draft.gate !== 'inherit' ? draft.gate : 'off'}
        options={
          inherited ? [inherit(inherited.gate, GATE_CHOICES), ...GATE_CHOICES] : GATE_CHOICES
        }
        onChange={(gate) => {
          onChange({ gate });
        }}
      />
    </div>
  );
}
