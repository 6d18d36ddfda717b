import { useMemo } from 'react';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { countValues, type ComponentFilter, type ComponentRow } from './component-view';

/** Longer lists of choices help nobody; the search finds what is not among them. */
const MOST_CHOICES = 200;
const MOST_CHARACTERS = 80;

export function ComponentFilters(props: {
  rows: readonly ComponentRow[];
  filter: ComponentFilter;
  onFilter: (filter: ComponentFilter) => void;
}) {
  const { rows, filter, onFilter } = props;
  const licences = useMemo(() => choicesFor(rows, 'licence', 'Any licence'), [rows]);
  const ecosystems = useMemo(() => choicesFor(rows, 'ecosystem', 'Any ecosystem'), [rows]);
  return (
    <div className="component-filters" role="search" aria-label="Components">
      <TextField
        label="Search"
        placeholder="Name or version"
        value={filter.text}
        onChange={(text) => {
          onFilter({ ...filter, text });
        }}
      />
      <SelectField
        label="Licence"
        value={toChoice(filter.licence)}
        options={licences}
        onChange={(choice) => {
          onFilter({ ...filter, licence: fromChoice(choice) });
        }}
      />
      <SelectField
        label="Ecosystem"
        value={toChoice(filter.ecosystem)}
        options={ecosystems}
        onChange={(choice) => {
          onFilter({ ...filter, ecosystem: fromChoice(choice) });
        }}
      />
    </div>
  );
}

function choicesFor(rows: readonly ComponentRow[], field: 'licence' | 'ecosystem', any: string) {
  const counted = countValues(rows, field).slice(0, MOST_CHOICES);
  return [
    { value: ANY, label: any },
    ...counted.map(({ value, count }) => ({
      value: toChoice(value),
      label: `${labelOf(value)} (${count.toLocaleString()})`,
    })),
  ];
}

function labelOf(value: string): string {
  if (value === '') return 'Not known';
  return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS - 1)}…` : value;
}

/** Of no value: every other choice begins otherwise. */
const ANY = 'any';

function toChoice(value: string | undefined): string {
  return value === undefined ? ANY : `is:${value}`;
}

function fromChoice(choice: string): string | undefined {
  return choice === ANY ? undefined : choice.slice('is:'.length);
}
