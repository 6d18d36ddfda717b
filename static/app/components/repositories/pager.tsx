import Button from '@atlaskit/button/new';

/** Which rows of how many, and the way to the others. */
export function Pager(props: {
  /** Counted from 0. */
  page: number;
  perPage: number;
  total: number;
  isLoading: boolean;
  onPage: (page: number) => void;
}) {
  const { page, perPage, total } = props;
  const first = page * perPage + 1;
  const last = Math.min(total, first + perPage - 1);
  return (
    <nav className="buttons" aria-label="Pages">
      <Button
        isDisabled={page === 0 || props.isLoading}
        onClick={() => {
          props.onPage(page - 1);
        }}
      >
        Previous
      </Button>
      <Button
        isDisabled={last >= total || props.isLoading}
        onClick={() => {
          props.onPage(page + 1);
        }}
      >
        Next
      </Button>
      <span className="subtle" aria-live="polite">
        {first}–{last} of {total}
      </span>
    </nav>
  );
}
