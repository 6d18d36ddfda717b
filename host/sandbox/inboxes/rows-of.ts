import type { z } from 'zod';

/** Rows as SQLite hands them out, renamed; what the driver adds of its own is dropped. */
export function rowsOf<T extends z.ZodType>(row: T, rows: readonly unknown[]): z.output<T>[] {
  return rows.map((each) => row.parse(each));
}
