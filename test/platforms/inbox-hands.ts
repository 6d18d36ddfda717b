import type { CommonFault } from '../../host/sandbox/inboxes/common-fault';
import type { DestinationHarness, Situation } from '../contract/destination';
import { endless, ExternalEndpointNotAllowedError } from '../fakes/odd-answers';
import { settled, type VirtualTime } from '../fakes/virtual-time';

const HOUR = 3_600_000;

/** An answer that no inbox gives: it takes the place of the next request. */
export type OddAnswer = () => Promise<Response>;
/** What each protocol says in its own words. */
type OwnSituation = 'not-understood' | 'redirected' | 'empty-yes' | 'says-no';

/** What a harness of the contract has in common, whatever inbox stands behind it. */
export function handsOn(
  time: VirtualTime,
  inbox: { arrivals(): readonly { readonly sha256: string }[] },
): Pick<DestinationHarness, 'held' | 'process' | 'now' | 'outwaited'> {
  return {
    held: () =>
      inbox
        .arrivals()
        .map(({ sha256 }) => sha256)
        .toReversed(),
    process: () => {
      time.advance(HOUR);
    },
    now: time.clock.now,
    outwaited: async (work) => {
      // Looked at below; this only keeps a rejection from going unhandled meanwhile.
      work.catch(() => undefined);
      await settled();
      time.advance(HOUR);
      return work;
    },
  };
}

export function status(code: number, retryAfter?: string): CommonFault {
  return {
    kind: 'status',
    status: code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

/** The fault, or the answer in its place, that makes a situation; `own` has those of the protocol. */
export function arrangement<F>(
  situation: Situation,
  now: number,
  own: Readonly<Record<OwnSituation, F | OddAnswer>>,
): F | CommonFault | OddAnswer {
  switch (situation) {
    case 'not-understood':
    case 'redirected':
    case 'empty-yes':
    case 'says-no':
      return own[situation];
    case 'token-refused':
      return status(401);
    case 'forbidden':
      return status(403);
    case 'address-gone':
      return status(404);
    case 'bad-request':
      return status(400);
    case 'too-large':
      return status(413);
    case 'slow-down':
      return status(429, '17');
    case 'slow-down-until-a-date':
      return status(429, new Date(now + 60_000).toUTCString());
    case 'crashed':
      return status(500);
    case 'gateway-gave-up':
      return { kind: 'status', status: 504, stored: true };
    case 'in-maintenance':
      return status(503);
    case 'login-page':
      return { kind: 'html' };
    case 'endless-answer':
      return () => Promise.resolve(endless());
    case 'silent':
      // Only fetch can stay silent for good: the inbox would store the document in the end.
      return () => new Promise(() => undefined);
    case 'unreachable':
      return { kind: 'unreachable' };
    case 'cut-before':
      return { kind: 'cut-before-body' };
    case 'cut-after':
      return { kind: 'cut-after-body' };
    case 'egress-refused':
      return () => Promise.reject(new ExternalEndpointNotAllowedError());
  }
}
