import type { RepositoryPage } from './open-connection';

/** Whether pages of a list, read one after the other, have shown everything that is there. */
export function createWholeList() {
  let unreadable = 0;
  let [most, total] = [0, 0];
  return {
    note(page: Pick<RepositoryPage, 'total' | 'unreadable'>): void {
      unreadable += page.unreadable;
      total = page.total ?? 0;
      most = Math.max(most, total);
    },
    /** A list that became shorter has moved a row to a page that was read before. */
    isWhole: (): boolean => unreadable === 0 && total === most,
    unreadable: (): number => unreadable,
  };
}
