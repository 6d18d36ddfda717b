import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAccessTokens } from '../../../../host/connections/oauth/access-tokens';
import { replaceConsumer } from '../../../../host/connections/oauth/consumer';
import type { OAuthConnection } from '../../../../host/connections/oauth/oauth-parts';
import { turn } from '../../../../host/setup/change-connection';
import { startOAuthLab, type OAuthLab } from './oauth-lab';

let lab: OAuthLab;
let connection: OAuthConnection;
beforeAll(async () => {
  lab = await startOAuthLab();
});
afterAll(() => lab.close());
beforeEach(async () => {
  lab.running.sandbox.oauth.faults.clear();
  lab.meddle(() => undefined);
  connection = await lab.connect();
  lab.asked.length = 0;
});

const HOUR = 3600_000;
const tokens = () => createAccessTokens(lab.parts, connection.id);
const kept = () => lab.parts.store.secrets(lab.stored(connection))?.secrets ?? { clientSecret: '' };
const refreshes = () => lab.asked.filter((one) => one.startsWith('POST')).length;
const works = async (header: string) =>
  (await fetch(`${lab.running.origin}/2.0/user`, { headers: { authorization: header } })).status;

describe('an access token', () => {
  it('is used while it is good, and renewed five minutes ahead of its end', async () => {
    const first = await tokens().authorize();
    lab.pass(2 * HOUR - 301_000);
    expect(await tokens().authorize()).toBe(first);
    expect(refreshes()).toBe(0);
    lab.pass(2_000);
    const second = await tokens().authorize();
    expect(second).not.toBe(first);
    expect(await works(second)).toBe(200);
    expect(refreshes()).toBe(1);
  });

  it('is stored before it is used, with the refresh token', async () => {
    const before = kept().refreshToken;
    lab.pass(2 * HOUR);
    const header = await tokens().authorize();
    expect(header).toBe(`Bearer ${kept().accessToken ?? ''}`);
    expect(kept().refreshToken).not.toBe(before);
  });

  it('of a short life is renewed ahead by a tenth of it', async () => {
    lab.running.sandbox.oauth.change(lab.consumer.key, { tokenSeconds: 100 });
    connection = await lab.connect();
    lab.running.sandbox.oauth.change(lab.consumer.key, { tokenSeconds: 7200 });
    const first = await tokens().authorize();
    lab.pass(89_000);
    expect(await tokens().authorize()).toBe(first);
    lab.pass(2_000);
    expect(await tokens().authorize()).not.toBe(first);
  });

  it('is renewed once for all who wait, in one process', async () => {
    lab.pass(2 * HOUR);
    const same = tokens();
    const headers = await Promise.all([
      same.authorize(),
      same.authorize(),
      tokens().authorize(),
      tokens().authorize(),
    ]);
    expect(new Set(headers).size).toBe(1);
    expect(refreshes()).toBe(1);
  });

  it('goes on being used while Bitbucket fails, until it ends', async () => {
    const first = await tokens().authorize();
    lab.pass(2 * HOUR - 60_000);
    lab.meddle(() => Promise.reject(new TypeError('fetch failed')));
    expect(await tokens().authorize()).toBe(first);
    lab.pass(61_000);
    await expect(tokens().authorize()).rejects.toMatchObject({ code: 'BITBUCKET_UNREACHABLE' });
    expect(lab.stored(connection).status).toBe('connected');
    lab.meddle(() => undefined);
    expect(await works(await tokens().authorize())).toBe(200);
  });
});

describe('a 401', () => {
  it('renews the token, unless somebody else has', async () => {
    const [mine, theirs] = [tokens(), tokens()];
    const first = await mine.authorize();
    lab.pass(HOUR);
    expect(await Promise.all([mine.renew(first), theirs.renew(first)])).toEqual([true, true]);
    expect(await mine.renew(first)).toBe(true);
    expect(refreshes()).toBe(1);
  });

  it('for a token that is new changes nothing: the resource takes none of its kind', async () => {
    expect(await tokens().renew(await tokens().authorize())).toBe(false);
    expect(refreshes()).toBe(0);
  });
});

describe('a refresh', () => {
  it('waits for another process, and ends what a killed one held', async () => {
    lab.pass(2 * HOUR);
    const held = lab.parts.store.hold(`oauth refresh ${connection.id}`, 30_000);
    expect(held).toBeDefined();
    const waiting = tokens().authorize();
    expect(refreshes()).toBe(0);
    lab.pass(30_001);
    expect(await works(await waiting)).toBe(200);
    expect(refreshes()).toBe(1);
  });

  it('that lost its race takes what the other stored', async () => {
    lab.pass(2 * HOUR);
    const other = { ...kept(), accessToken: 'other', refreshToken: 'other' };
    lab.meddle((request) => {
      if (!request.url.endsWith('/access_token')) return undefined;
      const now = lab.parts.clock.now();
      const { version } = lab.parts.store.secrets(connection) ?? { version: 0 };
      lab.parts.store.replaceSecrets(connection, version, {
        ...other,
        issuedAt: now,
        expiresAt: now + HOUR,
      });
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    });
    expect(await tokens().authorize()).toBe('Bearer other');
    expect(lab.stored(connection).status).toBe('connected');
  });

  it('keeps a secret of the consumer that was changed meanwhile, and its own tokens', async () => {
    lab.pass(2 * HOUR);
    lab.meddle(() => {
      const { version, secrets } = lab.parts.store.secrets(connection) ?? {};
      if (version !== undefined && secrets !== undefined && secrets.clientSecret !== 'new') {
        lab.parts.store.replaceSecrets(connection, version, { ...secrets, clientSecret: 'new' });
      }
      return undefined;
    });
    const header = await tokens().authorize();
    expect(kept()).toMatchObject({ clientSecret: 'new', accessToken: header.slice(7) });
  });

  it('leaves a newer authorization alone', async () => {
    lab.pass(2 * HOUR);
    const newer = { clientSecret: 's', accessToken: 'newer', refreshToken: 'newer' };
    lab.meddle(() => {
      const { version, secrets } = lab.parts.store.secrets(connection) ?? {};
      if (version !== undefined && secrets?.accessToken !== 'newer') {
        lab.parts.store.replaceSecrets(connection, version, newer);
      }
      return undefined;
    });
    expect(await tokens().authorize()).toBe('Bearer newer');
    expect(kept().refreshToken).toBe('newer');
  });

  it('with a refresh token that was revoked marks the connection, and asks no more', async () => {
    lab.running.sandbox.oauth.revokeGrants();
    lab.pass(2 * HOUR);
    const problem = { code: 'OAUTH_REVOKED' };
    await expect(tokens().authorize()).rejects.toMatchObject(problem);
    expect(lab.stored(connection)).toMatchObject({
      status: 'revoked',
      checked: { problem: 'OAUTH_REVOKED' },
    });
    await expect(tokens().authorize()).rejects.toMatchObject(problem);
    expect(refreshes()).toBe(1);
    const again = await lab.authorize(lab.stored(connection));
    expect(again.connection).toMatchObject({ status: 'connected' });
    expect(again.connection?.checked).toBeUndefined();
  });

  it('whose answer was lost ends as revoked where the old token is dead by then', async () => {
    lab.pass(2 * HOUR);
    lab.running.sandbox.oauth.faults.next({ kind: 'lost' });
    await expect(tokens().authorize()).rejects.toMatchObject({ code: 'BITBUCKET_UNREACHABLE' });
    expect(lab.stored(connection).status).toBe('connected');
    await expect(tokens().authorize()).rejects.toMatchObject({ code: 'OAUTH_REVOKED' });
  });

  it('takes the name that the scopes had until May 2026, and a grant without new tokens', async () => {
    const before = kept().refreshToken;
    lab.pass(2 * HOUR);
    lab.meddle(() =>
      Response.json({ access_token: 'a', expires_in: 60, scopes: 'account webhook' }),
    );
    expect(await tokens().authorize()).toBe('Bearer a');
    expect(kept().refreshToken).toBe(before);
    expect(lab.stored(connection).scopes).toEqual(['account', 'webhook']);
  });

  it.each([
    ['a page', () => new Response('<html>', { status: 200 })],
    ['a token that no header takes', () => Response.json({ access_token: 'a\nb', expires_in: 60 })],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
    ],
  ])('answered by %s stores nothing', async (_what, answer) => {
    const before = kept();
    lab.pass(2 * HOUR);
    lab.meddle(answer);
    await expect(tokens().authorize()).rejects.toMatchObject({ code: 'BITBUCKET_FAILING' });
    expect(kept()).toEqual(before);
  });

  it('of a connection that was removed asks nobody', async () => {
    const gone = tokens();
    lab.parts.store.remove(connection.id);
    await expect(gone.authorize()).rejects.toMatchObject({ code: 'OAUTH_REVOKED' });
    expect(lab.asked).toEqual([]);
  });
});

describe('another secret of the consumer', () => {
  it('is tried at once: a wrong one revokes, the right one heals', async () => {
    const { key, secret } = lab.consumer;
    const wrong = { clientId: key, clientSecret: 'wrong' };
    await expect(replaceConsumer(lab.parts, connection, wrong)).rejects.toMatchObject({
      code: 'OAUTH_CONSUMER_REFUSED',
    });
    expect(lab.stored(connection).status).toBe('revoked');
    const right = { clientId: key, clientSecret: secret };
    const healed = await replaceConsumer(lab.parts, lab.stored(connection), right);
    expect(healed.status).toBe('connected');
    expect(await works(await tokens().authorize())).toBe(200);
  });

  it.each(['connected', 'revoked', 'incomplete'] as const)(
    'where the connection is %s leaves it at work while Bitbucket cannot be asked',
    async (status) => {
      lab.parts.store.note(connection.id, () => ({ status }));
      lab.running.sandbox.oauth.faults.next({ kind: 'status', status: 503 });
      const consumer = { clientId: lab.consumer.key, clientSecret: lab.consumer.secret };
      await expect(
        replaceConsumer(lab.parts, lab.stored(connection), consumer),
      ).rejects.toMatchObject({ code: 'BITBUCKET_FAILING' });
      expect(lab.stored(connection).status).toBe('connected');
      lab.pass(3 * HOUR);
      expect(await works(await tokens().authorize())).toBe(200);
    },
  );

  it('of another consumer waits to be authorized', async () => {
    const other = { clientId: 'another', clientSecret: 'another' };
    const changed = await replaceConsumer(lab.parts, connection, other);
    expect(changed).toMatchObject({ status: 'incomplete', clientId: 'another', scopes: [] });
    expect(kept()).toEqual({ clientSecret: 'another' });
  });

  it('of another consumer is not taken for authorized where the connection is enabled', async () => {
    const { store } = lab.parts;
    const off = turn({ store }, connection, 'off') as OAuthConnection;
    const other = { clientId: 'another', clientSecret: 'another' };
    const changed = await replaceConsumer(lab.parts, off, other);
    expect(changed).toMatchObject({ status: 'disabled' });
    expect(turn({ store }, changed, 'on')).toMatchObject({ status: 'incomplete' });
  });
});
