import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { Field } from '../field';
import { SelectField } from '../select-field';
import { NO_FILTER, type FilterDraft } from './filter-draft';
import { STATUS_WORDS } from './result-lozenge';
import './history.css';

const STATUSES = [
  { value: '', label: 'Any result' },
  ...Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label })),
] as readonly { readonly value: FilterDraft['status']; readonly label: string }[];

/** What the history is narrowed down to. */
export function RunFilters(props: {
  draft: FilterDraft;
  /** Those that the reader may choose from. */
  environments: readonly string[];
  onChange: (draft: FilterDraft) => void;
}) {
  const { draft, environments, onChange } = props;
  const isFiltered = Object.values(draft).some((value) => value !== '');
  const text = (member: 'ref' | 'from' | 'to', label: string, type: 'search' | 'date') => (
    <Field label={label}>
      {({ 'aria-invalid': isInvalid, ...control }) => (
        <Textfield
          {...control}
          isInvalid={isInvalid}
          type={type}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={draft[member]}
          onChange={(event) => {
            onChange({ ...draft, [member]: event.currentTarget.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <div className="run-filters" role="search" aria-label="Filter the delivery history">
      <SelectField
        label="Result"
        value={draft.status}
        options={STATUSES}
        onChange={(status) => {
          onChange({ ...draft, status });
        }}
      />
      <SelectField
        label="Environment"
        value={draft.environment}
        options={[
          { value: '', label: 'Any environment' },
          ...environments.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(environment) => {
          onChange({ ...draft, environment });
        }}
      />
      {text('ref', 'Branch or tag contains', 'search')}
      {text('from', 'From', 'date')}
      {text('to', 'To', 'date')}
      {isFiltered && (
        <Button
          appearance="subtle"
          onClick={() => {
            onChange(NO_FILTER);
          }}
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}
