import { createHash, createHmac } from 'node:crypto';
import type { Tools } from '../../src/platforms/tools';

/** What destinations are built from, with the real digests; `fetch` is the test's. */
export function destinationTools(tools: Pick<Tools, 'fetch'> & Partial<Tools>): Tools {
  return {
    clock: { now: () => Date.now() },
    timeoutSignal: (milliseconds) => AbortSignal.timeout(milliseconds),
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
    allowPrivateAddresses: false,
    ...tools,
  };
}
