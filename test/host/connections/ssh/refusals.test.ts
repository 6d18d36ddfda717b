import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeKeyPair } from '../../../../host/connections/ssh/make-key-pair';
import type { OpenConnection } from '../../../../host/connections/open-connection';
import { commitFiles, git } from '../../sandbox/harness';
import { firstPage, onlyRepository, openLab } from './ssh-lab';
import type { SshLab } from './ssh-lab';
import { hasSshServer } from './ssh-server';

(hasSshServer ? describe : describe.skip)('what keeps SSH from a repository', () => {
  let lab: SshLab;
  beforeAll(async () => {
    lab = await openLab();
    const work = await lab.repository('web-shop');
    await commitFiles(work, 'One', { 'bom.json': '{}' });
    await git(work, 'push', '--quiet', 'origin', 'main');
  });
  afterAll(() => lab.close());

  const problems = async (opened: OpenConnection) =>
    (await opened.check()).flatMap(({ problem, details = [] }) =>
      problem === undefined || problem === 'SSH_CODE_ONLY' ? [] : [{ problem, details }],
    );

  it('is another host key than the pinned one: both fingerprints are told', async () => {
    const other = makeKeyPair('').publicKey;
    const opened = lab.open({ hostKeys: [`[127.0.0.1]:${lab.server.port} ${other}`] });
    const shown = expect.stringMatching(/^shown: ssh-ed25519 SHA256:/);
    const pinned = expect.stringMatching(/^pinned: ssh-ed25519 SHA256:/);
    expect(await problems(opened)).toEqual([
      { problem: 'SSH_HOST_KEY_WRONG', details: [shown, pinned] },
    ]);
    const repository = await onlyRepository(lab.open());
    const before = lab.server.commands().length;
    await expect(opened.heads(repository)).rejects.toMatchObject({ code: 'SSH_HOST_KEY_WRONG' });
    expect(lab.server.commands()).toHaveLength(before);
    await expect(
      opened.product.request({ type: 'app' }, '/2.0/repositories/acme/web-shop/refs/branches', {}),
    ).rejects.toMatchObject({ code: 'SSH_HOST_KEY_WRONG' });
  });

  it('is a server that no key is pinned for', async () => {
    const opened = lab.open({ hostKeys: [] });
    expect(await problems(opened)).toMatchObject([{ problem: 'SSH_HOST_KEY_WRONG' }]);
  });

  it('is a key that the server does not take', async () => {
    const opened = lab.open({}, { privateKey: makeKeyPair('other').privateKey });
    expect(await problems(opened)).toEqual([
      { problem: 'SSH_KEY_REFUSED', details: ['acme/web-shop'] },
    ]);
  });

  it('is a repository that is not there, and only that one', async () => {
    const opened = lab.open({ repositories: ['web-shop', 'gone'] });
    expect(await problems(opened)).toEqual([
      { problem: 'SSH_REPOSITORY_MISSING', details: ['acme/gone'] },
    ]);
    const page = await firstPage(opened);
    expect(page).toMatchObject({ repositories: [{ slug: 'web-shop' }], unreadable: 1, total: 2 });
    const answer = await opened.product.request(
      { type: 'app' },
      '/2.0/repositories/acme/gone/refs/branches',
      {},
    );
    expect(answer.status).toBe(404);
  });

  it('is a server that is not there', async () => {
    const opened = lab.open({ port: 1 });
    expect(await problems(opened)).toEqual([
      { problem: 'SSH_UNREACHABLE', details: ['[127.0.0.1]:1'] },
    ]);
  });

  it('is a key that is none', async () => {
    const opened = lab.open({}, { privateKey: 'none' });
    expect(await problems(opened)).toEqual([{ problem: 'SSH_KEY_MALFORMED', details: [] }]);
  });

  it('is never a name: none can become an option or another transport', async () => {
    const names = [
      '--upload-pack=touch pwned',
      '-oProxyCommand=x',
      'ext::sh',
      '..',
      'a b',
      'a/b',
      "a'b",
    ];
    const opened = lab.open({ repositories: names });
    const before = lab.server.commands().length;
    expect((await problems(opened)).map(({ problem }) => problem)).toEqual(
      names.map(() => 'SSH_REPOSITORY_MISSING'),
    );
    expect(lab.server.commands()).toHaveLength(before);
    for (const host of ['-oProxyCommand=x', 'ext::sh', 'a b', '$(x)', '']) {
      const elsewhere = lab.open({ host });
      expect(await problems(elsewhere)).toMatchObject([{ problem: 'SSH_ADDRESS_INVALID' }]);
    }
  });
});
