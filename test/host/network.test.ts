import { expect, it } from '@jest/globals';
import { sandboxNetwork } from '../../host/network';

const inbox = sandboxNetwork({ 'api.example.com': () => Promise.resolve(new Response('inbox')) });
const open = sandboxNetwork(
  { 'api.example.com': () => Promise.resolve(new Response('inbox')) },
  () => Promise.resolve(new Response('outside')),
);
const ask = async (network: typeof open, url: string): Promise<string> =>
  (await network(new Request(url))).text();

it('answers for the names of inboxes', async () => {
  expect(await ask(inbox, 'https://api.example.com/x')).toBe('inbox');
  expect(await ask(open, 'https://api.example.com/x')).toBe('inbox');
});

it.each(['https://example.com/', 'https://constructor/', 'https://sub.api.example.com/'])(
  'reaches %s only where the operator opens the real network',
  async (url) => {
    await expect(ask(inbox, url)).rejects.toThrow(new TypeError('fetch failed'));
    expect(await ask(open, url)).toBe('outside');
  },
);
