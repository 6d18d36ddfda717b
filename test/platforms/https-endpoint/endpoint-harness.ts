import { openDatabase } from '../../../host/database';
import type { EndpointFault } from '../../../host/sandbox/https-endpoint/faults';
import { createEndpointInbox } from '../../../host/sandbox/https-endpoint/inbox';
import type { Destination, Fetch } from '../../../src/core/ports';
import { createOpenDestination } from '../../../src/platforms/registry';
import type { Tools } from '../../../src/platforms/tools';
import type { DestinationHarness } from '../../contract/destination';
import { destinationTools } from '../../fakes/destination-tools';
import { createVirtualTime } from '../../fakes/virtual-time';
import { arrangement, handsOn, status, type OddAnswer } from '../inbox-hands';

export const KEY = 'whsec_0123456789abcdefghijklmnopqrstuvwxyz';
export const ADDRESS = 'https://intake.sandbox.example/intake';

export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** How this protocol says what others say in other words. */
const OWN = {
  'not-understood': status(415),
  redirected: { kind: 'redirect', status: 302, location: 'https://login.example.com/' },
  'empty-yes': () => Promise.resolve(new Response(null, { status: 204 })),
  'says-no': { kind: 'refusal', status: 422, text: 'Product limit reached' },
} satisfies Record<string, EndpointFault | OddAnswer>;

/** The destination against the sandbox's inbox, with time that passes when told. */
export function createEndpointHarness() {
  const time = createVirtualTime();
  const inbox = createEndpointInbox({
    database: openDatabase(':memory:'),
    clock: time.clock,
    timers: time.timers,
    key: KEY,
  });
  let instead: (() => Promise<Response>) | undefined;
  const requests: SentRequest[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const { method, headers } = request;
    const body = new Uint8Array(await request.clone().arrayBuffer());
    requests.push({ url, method, headers, body });
    const answer = instead;
    instead = undefined;
    return answer === undefined ? inbox.handle(request) : answer();
  };
  const open = (
    secret = KEY,
    { address = ADDRESS, ...tools }: Partial<Tools> & { readonly address?: string } = {},
  ): Destination => {
    const { clock, timeoutSignal } = time;
    return createOpenDestination(destinationTools({ fetch, clock, timeoutSignal, ...tools }))(
      { id: 'endpoint', kind: 'https-endpoint', name: 'Endpoint', enabled: true, address },
      secret,
    );
  };
  const harness: DestinationHarness = {
    secret: KEY,
    open: (secret) => open(secret),
    arrange: (situation) => {
      const arranged = arrangement<EndpointFault>(situation, time.clock.now(), OWN);
      if (typeof arranged === 'function') instead = arranged;
      else inbox.faults.next('upload', arranged);
    },
    ...handsOn(time, inbox),
  };
  const answerNext = (answer: () => Promise<Response>): void => {
    instead = answer;
  };
  return { harness, inbox, time, requests, open, answerNext };
}
