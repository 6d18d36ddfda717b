/**
 * Something that goes wrong with an answer of the REST API.
 * - `status`: nothing was done; Bitbucket's error body, for 429 plain text as at Bitbucket.
 * - `html`: a 502 whose body is a page of some gateway; nothing was done.
 * - `slow`: done and answered, but later.
 * - `cut`: done, but the connection breaks within the answer.
 */
export type RequestFault =
  | { readonly kind: 'status'; readonly status: FaultStatus; readonly retryAfter?: string }
  | { readonly kind: 'html' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'cut' };

export const FAULT_STATUSES = [400, 401, 403, 404, 410, 429, 500, 502, 503, 504, 555] as const;
export type FaultStatus = (typeof FAULT_STATUSES)[number];

/** Which requests a fault may meet; what is left out matches all. */
export interface RequestFilter {
  /** Part of the path and query below the origin, as a regular expression without flags. */
  readonly path?: string;
  /** `app`: only what the app asks as itself. */
  readonly actor?: 'app';
}

/**
 * Something that goes wrong with an event on its way to the app.
 * - `drop`: it never comes. `double`: it comes twice.
 * - `delay`: it comes that much later, by the sandbox's clock, with the next look at what is held.
 * - `reorder`: it comes after the next event that is not held, the last held one first.
 */
export type EventFault =
  | { readonly kind: 'drop' | 'double' | 'reorder' }
  | { readonly kind: 'delay'; readonly milliseconds: number };

/** Which events a fault may meet. */
export interface EventFilter {
  /** Such as `avi:bitbucket:push:repository`. */
  readonly eventType?: string;
}

/** Faults that wait in line, each for its number of requests or events. */
export interface FaultLine<F, Filter> {
  /** The next `times` that fit the filter meet this fault, after those planned before. */
  next(fault: F, options?: Filter & { readonly times?: number }): void;
  /** How many have been met since the start. */
  met(): number;
  /** How many are still planned. */
  planned(): number;
  clear(): void;
}

/** Everything that the sandbox can do wrong on demand; plans are forgotten when the host stops. */
export interface BitbucketFaults {
  readonly requests: FaultLine<RequestFault, RequestFilter>;
  readonly events: FaultLine<EventFault, EventFilter>;
  /** Events that are held back; they survive a killed host. */
  held(): number;
  /** Hands over what is due, with `all` also what is not; the host looks every few seconds. */
  release(which?: 'due' | 'all'): number;
}

/** How many requests an hour each credential has. */
export interface RequestLimit {
  /** 10,000 at first, which is Bitbucket's highest for apps. */
  perHour(): number;
  set(perHour: number): void;
  /** Requests of the app within the last hour. */
  spent(): number;
}
