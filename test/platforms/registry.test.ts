import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { destinationTools } from '../fakes/destination-tools';
import { createOpenDestination } from '../../src/platforms/registry';

const CONFIG = { id: 'a', kind: 'interlynk', name: 'Interlynk', enabled: true } as const;

describe('createOpenDestination', () => {
  it.each([undefined, '', '  '])('refuses to open without a secret: %j', (secret) => {
    const open = createOpenDestination(
      destinationTools({ fetch: () => Promise.reject(new Error('unused')) }),
    );
    expect(() => open(CONFIG, secret)).toThrow(BridgeError);
    expect(() => open(CONFIG, secret)).toThrow(
      expect.objectContaining({ code: 'DESTINATION_TOKEN_REFUSED' }),
    );
  });

  it('opens a destination by its kind', async () => {
    const asked: string[] = [];
    const open = createOpenDestination(
      destinationTools({
        fetch: (url) => {
          asked.push(url);
          return Promise.resolve(
            Response.json({ data: { organization: { id: 'o', name: 'Acme' } } }),
          );
        },
      }),
    );
    expect(await open(CONFIG, 'lynk_live_x').test()).toMatchObject({ ok: true });
    expect(asked).toEqual(['https://api.interlynk.io/lynkapi']);
  });
});
