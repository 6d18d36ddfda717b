export type Operation = 'upload' | 'query';

export interface PlannedFault<F> {
  readonly operation: Operation;
  readonly fault: F;
  readonly remaining: number;
}
export interface Faults<F> {
  /** The next `times` requests of that kind meet this fault, after those planned before. */
  next(operation: Operation, fault: F, times?: number): void;
  /** Takes the fault of the request at hand. */
  take(operation: Operation): F | undefined;
  planned(): readonly PlannedFault<F>[];
  clear(): void;
}

/** Faults wait in line, one line an operation; they are forgotten when the host stops. */
export function createFaults<F>(): Faults<F> {
  let line: readonly PlannedFault<F>[] = [];
  return {
    next: (operation, fault, times = 1) => {
      if (times >= 1) line = [...line, { operation, fault, remaining: times }];
    },
    take: (operation) => {
      const first = line.find((planned) => planned.operation === operation);
      if (first === undefined) return undefined;
      line = line.flatMap((planned) => {
        if (planned !== first) return [planned];
        return planned.remaining > 1 ? [{ ...planned, remaining: planned.remaining - 1 }] : [];
      });
      return first.fault;
    },
    planned: () => line,
    clear: () => {
      line = [];
    },
  };
}
