import type { Host } from '../../../host/wire';
import type { AnswerFault, DestinationName } from '../plan/types';
import type { CommonFault } from '../../../host/sandbox/inboxes/common-fault';
import { lineOf, type InnerFault } from './messages';

const RETRY_AFTER = '5';
const SLOW_MS = 400;

/** Has the inbox, or the sandbox, do wrong once what the plan says. */
export function plantFault(
  { inbox, dependencyTrack, endpoint, sandbox }: Host,
  fault: InnerFault,
): void {
  switch (fault.kind) {
    case 'destination': {
      const { destination, answer, looking } = fault;
      const operation = looking ? 'query' : 'upload';
      const common = commonFault(answer);
      switch (destination) {
        case 'interlynk':
          inbox.faults.next(operation, common ?? { kind: 'null-payload' });
          return;
        case 'dependency-track':
          dependencyTrack.faults.next(operation, common ?? { kind: 'no-token' });
          return;
        case 'https-endpoint':
          endpoint.faults.next(operation, endpointFault(answer) ?? common ?? UNABLE);
          return;
      }
      return;
    }
    case 'bitbucket': {
      const { status, times } = fault;
      const slowDown = status === 429 ? { retryAfter: RETRY_AFTER } : {};
      sandbox.faults.requests.next(
        { kind: 'status', status, ...slowDown },
        { actor: 'app', times },
      );
      return;
    }
    case 'event':
      sandbox.faults.events.next(
        fault.what === 'delay'
          ? { kind: 'delay', milliseconds: fault.seconds * 1000 }
          : { kind: fault.what },
      );
  }
}

function commonFault(answer: AnswerFault): CommonFault | undefined {
  switch (answer) {
    case '500':
      return { kind: 'status', status: 500 };
    case '429':
      return { kind: 'status', status: 429, retryAfter: RETRY_AFTER };
    case 'slow':
      return { kind: 'slow', milliseconds: SLOW_MS };
    case 'html':
    case 'cut-after-body':
    case 'cut-before-body':
      return { kind: answer };
    case '200-with-errors':
      return undefined;
  }
}

const UNABLE = { kind: 'refusal', status: 503, text: 'Try again later.' } as const;

/**
 * An endpoint says yes with any status 200 to 299, whatever the words: what is wrong with an answer
 * of it can only be its status.
 */
function endpointFault(answer: AnswerFault) {
  if (answer !== 'html') return undefined;
  return { kind: 'refusal', status: 502, text: '<h1>Bad Gateway</h1>' } as const;
}

/** How many faults of each line are still planned. */
export function faultsLeft({ inbox, dependencyTrack, endpoint, sandbox }: Host) {
  const left: Record<string, number> = {
    bitbucket: sandbox.faults.requests.planned(),
    event: sandbox.faults.events.planned(),
  };
  const inboxes: [DestinationName, { planned(): readonly Line[] }][] = [
    ['interlynk', inbox.faults],
    ['dependency-track', dependencyTrack.faults],
    ['https-endpoint', endpoint.faults],
  ];
  for (const [destination, faults] of inboxes) {
    for (const looking of [false, true]) {
      const operation = looking ? 'query' : 'upload';
      const line = lineOf({ kind: 'destination', destination, answer: 'slow', looking });
      left[line] = faults
        .planned()
        .filter((planned) => planned.operation === operation)
        .reduce((sum, { remaining }) => sum + remaining, 0);
    }
  }
  return left;
}

interface Line {
  readonly operation: string;
  readonly remaining: number;
}
