import type { Network } from './platform/types';

/**
 * The network of the sandbox: names that an inbox answers for. Neither the app nor its manifest
 * knows a test address. Other names lead nowhere, unless the operator opens the real network.
 */
export function sandboxNetwork(
  inboxes: Readonly<Record<string, Network>>,
  outside?: Network,
): Network {
  const byName = new Map(Object.entries(inboxes));
  return async (request) => {
    const answer = byName.get(new URL(request.url).hostname) ?? outside;
    // What the global fetch throws for a name that does not resolve.
    if (answer === undefined) throw new TypeError('fetch failed');
    return answer(request);
  };
}
