import { TextField } from '../../app/components/text-field';
import { SelectField } from '../../app/components/select-field';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { STATUS_WORDS } from '../words';
import type { ConnectionFilter, labelsOf } from './connection-filter';

const STATUSES = Object.keys(STATUS_WORDS) as ConnectionView['status'][];

/** Search, status, and each label as a chip that is pressed or not. */
export function ConnectionFilters(props: {
  filter: ConnectionFilter;
  labels: ReturnType<typeof labelsOf>;
  /** `2 of 7`. */
  count: string;
  onChange: (filter: ConnectionFilter) => void;
}) {
  const { filter, labels, onChange } = props;
  return (
    <section className="filters" aria-label="Filters">
      <div className="filter-fields">
        <TextField
          label="Search"
          placeholder="Name, workspace or label"
          value={filter.text}
          onChange={(text) => {
            onChange({ ...filter, text });
          }}
        />
        <SelectField
          label="Status"
          value={filter.status}
          options={[
            { value: 'any', label: 'Any' },
            ...STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status].name })),
          ]}
          onChange={(status) => {
            onChange({ ...filter, status });
          }}
        />
      </div>
      {labels.length > 0 && (
        <ul className="chips" aria-label="Labels">
          {labels.map(({ label, count }) => {
            const isChosen = filter.labels.includes(label);
            return (
              <li key={label}>
                <button
                  type="button"
                  className="chip chip-button"
                  aria-pressed={isChosen}
                  onClick={() => {
                    const others = filter.labels.filter((other) => other !== label);
                    onChange({ ...filter, labels: isChosen ? others : [...others, label] });
                  }}
                >
                  <span>{label}</span> <span className="chip-count">{count}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p className="subtle" role="status">
        {props.count}
      </p>
    </section>
  );
}
