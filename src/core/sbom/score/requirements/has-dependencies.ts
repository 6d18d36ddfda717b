import type { SbomModel } from '../../model/types';

/**
 * Whether the document says what its primary component depends on: it lists at least one, or says
 * that what it lists is complete. Without a primary component, any dependency will do.
 * NTIA's Minimum Elements ask for the top level at least, and CISA's draft for the same.
 */
export function hasDependencies({ subject, dependencies, compositions }: SbomModel): boolean {
  const primary = subject?.id;
  const isListed = dependencies.some(
    ({ from, to }) => to.length > 0 && (primary === undefined || from === primary),
  );
  if (isListed) return true;
  return compositions.some(
    ({ aggregate, refs, dependencies: only }) =>
      aggregate === 'complete' &&
      (refs.length === 0 || (primary !== undefined && (only ?? refs).includes(primary))),
  );
}
