import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenDestination } from '../src/core/ports';
import { A, B, createHarness, pushEvent } from '../test/app/harness';
import { createFakeDestination } from '../test/fakes/fake-destination';
import { document } from './documents';

const DESTINATIONS = ['interlynk', 'second', 'third'];
const ANSWER_AFTER_MS = 2000;

/** Forwards the largest document that is read to three destinations, over real connections. */
async function main(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => setTimeout(() => response.end(), ANSWER_AFTER_MS));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${String(port)}/`;

  const content = document(76_000);
  const app = await createHarness(
    {
      files: { [B]: { 'bom.json': content } },
      changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' }] },
    },
    {
      destinations: DESTINATIONS.map((id) => ({ id, kind: 'interlynk', name: id, enabled: true })),
    },
  );
  for (const id of DESTINATIONS) {
    const fake = createFakeDestination();
    app.others.set(id, { ...fake, open: uploading(fake.open, address) });
    const by = { id, at: 0, accountId: 'admin', subject: 'workspace', changed: [] };
    await app.settings.saveSecret(id, 'token', { ...by, action: 'save-secret' });
  }
  const processed = await app.take(pushEvent({ before: A, after: B }));
  server.close();
  server.closeAllConnections();
  if (processed.kind !== 'done') throw new Error('It was not delivered.');
  // Linux counts kilobytes.
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return `${(content.length / 1e6).toFixed(1)} MB forwarded to ${String(DESTINATIONS.length)} destinations: ${megabytes.toFixed(0)} MB RSS at the most (at most 512)`;
}

/** What is delivered is sent to `address` as well, in a form as uploads are; nothing is kept. */
function uploading(open: OpenDestination, address: string): OpenDestination {
  return (config, secret) => ({
    ...open(config, secret),
    async deliver({ bytes, fileName }) {
      const body = new FormData();
      body.append('file', new Blob([bytes]), fileName);
      await (await fetch(address, { method: 'POST', body })).text();
      return { state: 'accepted' };
    },
  });
}

void main().then(console.log);
