import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { operatorAt } from '../../e2e/operator';
import { ADMIN_TOKEN, startSandboxSetup, type SandboxSetup } from './sandbox-setup';

const ABOUT = { name: 'bitbucket-prod', description: '', labels: [] };

describe('to authorize', () => {
  let setup: SandboxSetup;
  let ownOrigin: string | undefined;
  beforeEach(async () => {
    ownOrigin = undefined;
    setup = await startSandboxSetup({ origin: () => ownOrigin ?? setup.origin });
  });
  afterEach(() => setup.close());

  const added = async () => {
    const operator = await operatorAt(setup.origin, ADMIN_TOKEN);
    const { key: clientId, secret: clientSecret } = setup.bitbucket.sandbox.oauth.addConsumer({
      callbackUrl: `${setup.origin}/integrations/bitbucket/callback`,
    });
    const consumer = { from: 'form', clientId, clientSecret };
    const { id } = await operator.done('add', {
      ...ABOUT,
      credential: { kind: 'oauth', consumer },
    });
    return { operator, id: String(id) };
  };

  it.each(['http://localhost:1', 'https://bridge.example'])(
    'is refused where the answer comes to %s, where this browser is unknown',
    async (elsewhere) => {
      const { operator, id } = await added();
      ownOrigin = elsewhere;
      expect(await operator.call('authorize', { id })).toMatchObject({
        ok: false,
        problem: { code: 'OAUTH_OTHER_ADDRESS', details: [`${elsewhere}/integrations/bitbucket`] },
      });
    },
  );

  it('as somebody who does not see the workspace removes its webhooks', async () => {
    const { operator, id } = await added();
    await operator.authorize(id);
    const { uuid } = setup.bitbucket.sandbox.workspace;
    const { revision } = setup.store.find(id) ?? {};
    await operator.done('choose-workspace', { id, revision, uuid });
    await operator.authorize(id);
    expect(setup.told).not.toContain('no hooks for bitbucket-prod');
    await operator.authorize(id, 'grant', 'outsider');
    expect(setup.told).toContain('no hooks for bitbucket-prod');
  });
});
