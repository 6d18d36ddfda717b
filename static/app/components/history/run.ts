import type { CallAnswer } from '../../../../src/contract/resolvers';

/** One row of the history. */
export type Run = CallAnswer<'listRuns'>['runs'][number];
