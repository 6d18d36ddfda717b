import { expect, it } from '@jest/globals';
import { operatorAt } from '../../e2e/operator';
import { ADMIN_TOKEN, startSandboxSetup } from './sandbox-setup';

it.each(['http://localhost:1', 'https://bridge.example'])(
  'begins no authorization whose answer comes to %s, where this browser is unknown',
  async (elsewhere) => {
    const setup = await startSandboxSetup({ origin: () => elsewhere });
    try {
      const { done, call } = await operatorAt(setup.origin, ADMIN_TOKEN);
      const consumer = { from: 'form', clientId: 'key', clientSecret: 'secret' };
      const about = { name: 'bitbucket-prod', description: '', labels: [] };
      const { id } = await done('add', { ...about, credential: { kind: 'oauth', consumer } });
      expect(await call('authorize', { id: String(id) })).toMatchObject({
        ok: false,
        problem: { code: 'OAUTH_OTHER_ADDRESS', details: [`${elsewhere}/integrations/bitbucket`] },
      });
    } finally {
      await setup.close();
    }
  },
);
