import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestedToken } from '../../../../host/connections/tokens/test-token';
import { changed, startTokenLab } from './token-lab';
import type { TokenLab } from './token-lab';

let lab: TokenLab;
beforeAll(async () => {
  lab = await startTokenLab();
});
afterAll(() => {
  lab.close();
});

const name = (scope: string) => `${scope}:bitbucket`;
const READING = ['read:project', 'read:repository', 'read:user', 'read:workspace'].map(name);
const PULL_REQUESTS = ['read:pullrequest', 'write:pullrequest', 'write:repository'].map(name);
const WEBHOOKS = ['read:webhook', 'write:webhook', 'delete:webhook'].map(name);

/** Every choice of some of these. */
function choices(scopes: readonly string[]): string[][] {
  return Array.from({ length: 2 ** scopes.length }, (_, bits) =>
    scopes.filter((_scope, index) => (bits & (1 << index)) !== 0),
  );
}

/** What the line of a purpose must say, where these are held. */
function lineFor(needed: readonly string[], held: readonly string[], state: string): string {
  const missing = needed.filter((scope) => !held.includes(scope));
  return missing.length === 0 ? 'ok' : `${state} TOKEN_SCOPES_MISSING ${missing.join(', ')}`;
}

function expected(held: readonly string[]) {
  return {
    Token: 'ok',
    'Scopes for reading': lineFor(READING, held, 'failed'),
    'Scopes for webhooks': lineFor(WEBHOOKS, held, 'warning'),
    'Scopes for pull requests': lineFor(PULL_REQUESTS, held, 'warning'),
  };
}

describe('the scopes of an API token', () => {
  it('are named for each of the 128 ways to lack some for reading and for pull requests', async () => {
    const ways = choices([...READING, ...PULL_REQUESTS]);
    expect(ways).toHaveLength(128);
    for (const way of ways) {
      // One without any scope is not taken; that is another test.
      const held = [...way, ...WEBHOOKS];
      const { short, scopes } = await lab.test({ token: lab.issue(held) });
      expect({ held, short, scopes }).toMatchObject({ held, short: expected(held), scopes: held });
    }
  });

  it.each([400, 405, 429, 503])(
    'leaves a scope untold where it is tried out and met by %s, and the others go on',
    async (status) => {
      const held = [...READING, ...PULL_REQUESTS, ...WEBHOOKS];
      const network: TokenLab['parts']['network'] = async (request) =>
        new URL(request.url).pathname.endsWith('/hooks')
          ? new Response('', { status })
          : withoutHeader(await lab.parts.network(request));
      const { short } = await lab.test({ token: lab.issue(held) }, { network });
      expect(short).toMatchObject({
        Token: 'ok',
        'Scopes for reading': 'ok',
        Workspace: 'ok',
        'Sample repository': 'ok',
      });
      expect(short['Scopes for webhooks']).toMatch(/^warning TOKEN_SCOPES_UNTOLD read:webhook/);
    },
  );

  it('are named for each of the 32 ways to lack some of the reading ones without that header', async () => {
    const network = changed(lab.parts.network, withoutHeader);
    for (const way of choices([...READING, name('read:pullrequest')])) {
      const held = [...way, ...WEBHOOKS];
      const { short } = await lab.test({ token: lab.issue(held) }, { network });
      // A token that may read everything is never refused, and so never told all it holds.
      const reads = [...READING, name('read:pullrequest')].every((one) => held.includes(one));
      const untold = PULL_REQUESTS.slice(1).join(', ');
      expect({ held, short }).toMatchObject({
        held,
        short: reads
          ? {
              'Scopes for reading': 'ok',
              'Scopes for pull requests': `warning TOKEN_SCOPES_UNTOLD ${untold}`,
            }
          : expected(held),
      });
    }
  });

  it('are named for each of the 8 ways to lack some for webhooks', async () => {
    for (const way of choices(WEBHOOKS)) {
      const held = [...READING, ...way];
      const { short } = await lab.test({ token: lab.issue(held) });
      expect({ held, short }).toMatchObject({ held, short: expected(held) });
    }
  });

  it('are the only thing that is missing: all else is said as far as it can be seen', async () => {
    const { short } = await lab.test({ token: lab.issue([name('read:webhook')]) });
    expect(short).toMatchObject({ Workspace: 'skipped', 'Sample repository': 'skipped' });
    const { short: some, workspace } = await lab.test({
      token: lab.issue([name('read:repository')]),
    });
    expect(some).toMatchObject({ Workspace: 'ok', 'Sample repository': 'ok' });
    expect(workspace).toMatchObject({ slug: 'sandbox', uuid: lab.sandbox.workspace.uuid });
  });
});

describe('an access token', () => {
  const test = (scopes: readonly string[], more: Partial<TestedToken> = {}, slugs?: string[]) => {
    const repositories = lab.sandbox
      .repositories()
      .flatMap(({ uuid, slug }) => (slugs?.includes(slug) === true ? [uuid] : []));
    const token = lab.issue(scopes, {
      kind: 'access-token',
      ...(slugs !== undefined && { repositories }),
    });
    return lab.test({ kind: 'access-token', token, ...more });
  };
  const missing = (...scopes: string[]) => `TOKEN_SCOPES_MISSING ${scopes.join(', ')}`;

  it.each([
    [
      ['repository'],
      'ok',
      `warning ${missing('webhook')}`,
      `warning ${missing('pullrequest:write')}`,
    ],
    [
      ['pullrequest'],
      'ok',
      `warning ${missing('webhook')}`,
      `warning ${missing('pullrequest:write')}`,
    ],
    [['pullrequest:write', 'webhook'], 'ok', 'ok', 'ok'],
    [['project', 'webhook'], 'ok', 'ok', `warning ${missing('pullrequest:write')}`],
    [
      ['webhook'],
      `failed ${missing('repository')}`,
      'ok',
      `warning ${missing('pullrequest:write')}`,
    ],
    [
      ['repository:admin'],
      `failed ${missing('repository')}`,
      `warning ${missing('webhook')}`,
      `warning ${missing('pullrequest:write')}`,
    ],
  ])('with %j', async (scopes, reading, webhooks, pullRequests) => {
    const { short } = await test(scopes);
    expect(short).toMatchObject({
      Token: 'ok',
      'Scopes for reading': reading,
      'Scopes for webhooks': webhooks,
      'Scopes for pull requests': pullRequests,
    });
  });

  it('of a repository is tried on it, and finds the workspace by it', async () => {
    const { short, workspace } = await test(['repository'], { sample: 'sandbox/shop' }, ['shop']);
    expect(short).toMatchObject({ Token: 'ok', Workspace: 'ok', 'Sample repository': 'ok' });
    expect(workspace).toMatchObject({ slug: 'sandbox', uuid: lab.sandbox.workspace.uuid });
  });

  it('does not see a repository that is not its own', async () => {
    const { short } = await test(['repository'], { sample: 'shop' }, []);
    expect(short).toMatchObject({
      Token: 'ok',
      Workspace: 'failed TOKEN_WORKSPACE_INVISIBLE',
      'Sample repository': 'failed TOKEN_REPOSITORY_INVISIBLE',
    });
  });

  it('is tried scope by scope where refusals name none', async () => {
    const silent = changed(lab.parts.network, async (answer) =>
      answer.status === 403
        ? Response.json({ type: 'error', error: { message: 'Forbidden' } }, { status: 403 })
        : answer,
    );
    const token = lab.issue(['pullrequest'], { kind: 'access-token' });
    const { short } = await lab.test({ kind: 'access-token', token }, { network: silent });
    expect(short).toMatchObject({
      'Scopes for reading': 'ok',
      'Scopes for webhooks': 'warning TOKEN_SCOPES_UNTOLD webhook',
      'Scopes for pull requests': 'warning TOKEN_SCOPES_UNTOLD pullrequest:write',
    });
  });
});

async function withoutHeader(answer: Response): Promise<Response> {
  answer.headers.delete('x-oauth-scopes');
  return Promise.resolve(answer);
}
