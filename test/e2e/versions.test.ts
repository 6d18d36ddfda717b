import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saveRepository } from './call-as';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { cyclonedx } from './sbom';

describe('a rule that sets the version', () => {
  let local: LocalHost;
  let clone: Clone;
  beforeAll(async () => {
    local = await startLocalHost();
    clone = await local.clone('web-shop');
    await local.settled();
    await saveRepository(local, 'web-shop', {
      rules: [
        {
          events: ['repo:push'],
          ref: 'tag',
          pattern: 'v*',
          environment: 'production',
          version: '{tag}',
        },
        { events: ['repo:push'], ref: 'branch', pattern: '@main', environment: null },
      ],
    });
  });
  afterAll(() => local.end());

  it('files the SBOM of a pushed tag under that tag', async () => {
    await clone.write('bom.json', cyclonedx('0.0.0-development', 7));
    await clone.commit('build: SBOM');
    await clone.push('main');
    await clone.git('tag', 'v7.1.0');
    await clone.push('v7.1.0');
    const lines = await local.settled();
    expect(lines).toContainEqual(
      expect.objectContaining({ ref: 'v7.1.0', sbom: 'bom.json', result: 'accepted' }),
    );
    expect(local.host.inbox.arrivals().filter(({ version }) => version === 'v7.1.0')).toMatchObject(
      [{ product: 'sandbox/web-shop', components: 7, state: 'processed' }],
    );
    expect(local.host.inbox.arrivals().some(({ version }) => version === '0.0.0-development')).toBe(
      false,
    );
  });
});
