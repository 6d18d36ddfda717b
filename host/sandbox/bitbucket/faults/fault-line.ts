import type { FaultLine } from './types';

export interface TakingFaultLine<F, Filter, Subject> extends FaultLine<F, Filter> {
  /** Takes the first planned fault that fits. */
  take(subject: Subject): F | undefined;
}

/** One line of faults. `fits` says whether a filter lets a fault meet a subject. */
export function createFaultLine<F, Filter extends object, Subject>(
  fits: (filter: Filter & { readonly times?: number }, subject: Subject) => boolean,
): TakingFaultLine<F, Filter, Subject> {
  interface Planned {
    readonly fault: F;
    readonly filter: Filter & { readonly times?: number };
    remaining: number;
  }
  let line: Planned[] = [];
  let met = 0;
  return {
    // Without options every filter of ours lets all pass.
    next: (fault, filter = {} as Filter) => {
      const remaining = filter.times ?? 1;
      if (remaining >= 1) line.push({ fault, filter, remaining });
    },
    take: (subject) => {
      const found = line.find(({ filter }) => fits(filter, subject));
      if (found === undefined) return undefined;
      found.remaining -= 1;
      met += 1;
      line = line.filter(({ remaining }) => remaining > 0);
      return found.fault;
    },
    met: () => met,
    planned: () => line.reduce((sum, { remaining }) => sum + remaining, 0),
    clear: () => {
      line = [];
    },
  };
}
