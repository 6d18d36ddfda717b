import { useState } from 'react';

const AT_ONCE = 50;

/** One page of a long list; a shorter list than the page was of begins at its last one. */
export function usePages<T>(items: readonly T[]): {
  readonly page: number;
  readonly pages: number;
  readonly shown: readonly T[];
  readonly goTo: (page: number) => void;
} {
  const [wanted, goTo] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / AT_ONCE));
  const page = Math.min(wanted, pages - 1);
  return { page, pages, shown: items.slice(page * AT_ONCE, (page + 1) * AT_ONCE), goTo };
}
