import type { KvPage } from '../core/ports';
import type { Page } from '../core/stores';

/** A page of the store, without what cannot be read. */
export function toPage<T>(
  { values, cursor }: KvPage,
  read: (value: unknown) => T | undefined,
): Page<T> {
  return {
    values: values.flatMap((value) => read(value) ?? []),
    ...(cursor !== undefined && { cursor }),
  };
}
