import { IconButton } from '@atlaskit/button/new';
import FirstIcon from '@atlaskit/icon/core/chevron-double-left';
import LastIcon from '@atlaskit/icon/core/chevron-double-right';
import PreviousIcon from '@atlaskit/icon/core/chevron-left';
import NextIcon from '@atlaskit/icon/core/chevron-right';
import type { ComponentType } from 'react';

/** The way to the other pages; pages count from 0. */
export function ListPager(props: { page: number; pages: number; onPage: (page: number) => void }) {
  const { page, pages } = props;
  const last = pages - 1;
  const step = (label: string, icon: IconType, to: number) => {
    const isThere = to >= 0 && to <= last && to !== page;
    return (
      <IconButton
        icon={icon}
        label={label}
        appearance="subtle"
        // Disabling it would take the focus from it at the last page.
        aria-disabled={!isThere}
        onClick={() => {
          if (isThere) props.onPage(to);
        }}
      />
    );
  };
  return (
    <nav className="list-pager" aria-label="Pages of components">
      {step('First page', FirstIcon, 0)}
      {step('Previous page', PreviousIcon, page - 1)}
      <span aria-live="polite">
        Page {(page + 1).toLocaleString()} of {pages.toLocaleString()}
      </span>
      {step('Next page', NextIcon, page + 1)}
      {step('Last page', LastIcon, last)}
    </nav>
  );
}

type IconType = ComponentType<{ label: string }>;
