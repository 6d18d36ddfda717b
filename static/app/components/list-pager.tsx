import { IconButton } from '@atlaskit/button/new';
import FirstIcon from '@atlaskit/icon/core/chevron-double-left';
import LastIcon from '@atlaskit/icon/core/chevron-double-right';
import PreviousIcon from '@atlaskit/icon/core/chevron-left';
import NextIcon from '@atlaskit/icon/core/chevron-right';
import type { ComponentType } from 'react';
import './list-pager.css';

/** The way to the other pages of a list; pages count from 0. */
export function ListPager(props: {
  /** `Pages of components`. */
  label: string;
  page: number;
  pages: number;
  /** What is on the page; its number, unless it is said. */
  shown?: string;
  /** Nothing can be pressed while the page that was asked for is on its way. */
  isLoading?: boolean;
  onPage: (page: number) => void;
}) {
  const { page, pages, isLoading = false } = props;
  const last = pages - 1;
  const step = (label: string, icon: IconType, to: number) => {
    const isThere = to >= 0 && to <= last && to !== page && !isLoading;
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
    <nav className="list-pager" aria-label={props.label}>
      {pages > 1 && step('First page', FirstIcon, 0)}
      {pages > 1 && step('Previous page', PreviousIcon, page - 1)}
      <span aria-live="polite">
        {props.shown ?? `Page ${(page + 1).toLocaleString()} of ${pages.toLocaleString()}`}
      </span>
      {pages > 1 && step('Next page', NextIcon, page + 1)}
      {pages > 1 && step('Last page', LastIcon, last)}
    </nav>
  );
}

type IconType = ComponentType<{ label: string }>;
