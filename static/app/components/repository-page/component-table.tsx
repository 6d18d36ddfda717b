import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import type { ReactNode } from 'react';
import type { ComponentField, ComponentOrder, ComponentRow } from './component-view';

const COLUMNS: readonly (readonly [field: ComponentField, heading: string])[] = [
  ['name', 'Name'],
  ['version', 'Version'],
  ['licence', 'Licence'],
  ['ecosystem', 'Ecosystem'],
];

/** One page of components; a heading sorts by its column, and the other way round. */
export function ComponentTable(props: {
  rows: readonly ComponentRow[];
  order: ComponentOrder;
  onOrder: (order: ComponentOrder) => void;
}) {
  const { rows, order } = props;
  return (
    <table className="components stacked">
      <thead>
        <tr>
          {COLUMNS.map(([field, heading]) => {
            const isBy = order.by === field;
            const SortIcon = order.descending ? ArrowDownIcon : ArrowUpIcon;
            return (
              <th
                key={field}
                scope="col"
                aria-sort={isBy ? (order.descending ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  className="sort"
                  onClick={() => {
                    props.onOrder({ by: field, descending: isBy && !order.descending });
                  }}
                >
                  {heading}
                  <span className="sort-mark">{isBy && <SortIcon label="" size="small" />}</span>
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td className="component-name">{said(row.name)}</td>
            <td data-label="Version">{said(row.version)}</td>
            <td data-label="Licence">{said(row.licence)}</td>
            <td data-label="Ecosystem">{said(row.ecosystem)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function said(text: string): ReactNode {
  return text === '' ? <span className="subtle">Not known</span> : text;
}
