import type { Network } from './platform/types';

/**
 * The network of the sandbox: names that an inbox answers for, and no other. Neither the app nor
 * its manifest knows a test address; the real network is never reached.
 */
export function sandboxNetwork(inboxes: Readonly<Record<string, Network>>): Network {
  return async (request) => {
    const answer = inboxes[new URL(request.url).hostname];
    // What the global fetch throws for a name that does not resolve.
    if (answer === undefined) throw new TypeError('fetch failed');
    return answer(request);
  };
}
