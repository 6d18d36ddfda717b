import { useMemo, useState } from 'react';
import { ComponentFilters } from './component-filters';
import { ComponentTable } from './component-table';
import {
  filterComponents,
  sortComponents,
  type ComponentFilter,
  type ComponentOrder,
  type ComponentRow,
} from './component-view';
import { ListPager } from '../list-pager';
import { counted } from '../words';

/**
 * Pages, and no list that draws what is scrolled to: the frame is as high as its content, and a
 * keyboard or a screen reader reaches every row of a page in the order of the page.
 */
const PER_PAGE = 25;

const ALL: ComponentFilter = { text: '', licence: undefined, ecosystem: undefined };

/** Components that can be searched, filtered and sorted. */
export function ComponentList(props: { rows: readonly ComponentRow[] }) {
  const { rows } = props;
  const [order, setOrder] = useState<ComponentOrder>({ by: 'name', descending: false });
  const [filter, setFilter] = useState(ALL);
  const [page, setPage] = useState(0);
  // Ten thousand take a tenth of a second to sort, and no time to filter: sorted first, and once.
  const sorted = useMemo(() => sortComponents(rows, order), [rows, order]);
  const found = useMemo(() => filterComponents(sorted, filter), [sorted, filter]);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const shown = Math.min(page, pages - 1);
  return (
    <>
      <ComponentFilters
        rows={rows}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setPage(0);
        }}
      />
      <p className="subtle" role="status">
        {found.length === rows.length
          ? counted(rows.length, 'component', 'components')
          : `${found.length.toLocaleString()} of ${counted(rows.length, 'component', 'components')}`}
      </p>
      {found.length === 0 ? (
        <div className="empty">
          <p>
            <strong>No component matches</strong>
          </p>
          <p>Search for another name, or choose any licence and any ecosystem.</p>
        </div>
      ) : (
        <ComponentTable
          rows={found.slice(shown * PER_PAGE, (shown + 1) * PER_PAGE)}
          order={order}
          onOrder={(next) => {
            setOrder(next);
            setPage(0);
          }}
        />
      )}
      {pages > 1 && (
        <ListPager label="Pages of components" page={shown} pages={pages} onPage={setPage} />
      )}
    </>
  );
}
