export type Operation = 'upload' | 'query';

/**
 * Something that goes wrong on demand.
 * - `unreachable`: never connected. `cut-before-body`: the connection breaks before anything is
 *   read. `cut-after-body`: the document is stored, then the connection breaks.
 * - `status`: with `stored`, the document is kept all the same, as behind a gateway that gave up.
 * - `delayed-version`: the version record takes that much longer.
 * - `plain-list`: `projects` below a product is the plain list of older releases.
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly stored?: boolean;
    }
  | { readonly kind: 'top-level-errors'; readonly code?: string; readonly message?: string }
  | { readonly kind: 'payload-errors'; readonly errors: readonly string[] }
  | { readonly kind: 'slow' | 'delayed-version'; readonly milliseconds: number }
  | {
      readonly kind:
        | 'html'
        | 'null-payload'
        | 'unreachable'
        | 'cut-before-body'
        | 'cut-after-body'
        | 'plain-list';
    };
export type FaultKind = Fault['kind'];

export interface PlannedFault {
  readonly operation: Operation;
  readonly fault: Fault;
  readonly remaining: number;
}
export interface Faults {
  /** The next `times` requests of that kind meet this fault, after those planned before. */
  next(operation: Operation, fault: Fault, times?: number): void;
  /** Takes the fault of the request at hand. */
  take(operation: Operation): Fault | undefined;
  planned(): readonly PlannedFault[];
  clear(): void;
}

/** Faults wait in line, one line an operation; they are forgotten when the host stops. */
export function createFaults(): Faults {
  let line: readonly PlannedFault[] = [];
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

/** The connection is to be broken; each edge does it in its own way. */
export class BrokenConnection extends Error {
  readonly code: 'ECONNREFUSED' | 'ECONNRESET';
  constructor(code: 'ECONNREFUSED' | 'ECONNRESET') {
    super(code);
    this.name = 'BrokenConnection';
    this.code = code;
  }
}
