import { beforeEach, describe, expect, it } from '@jest/globals';
import { servingOf } from '../../../host/connected/serving';
import type { WorkspaceRuntime } from '../../../host/connected/workspace-runtime';
import { createWorkspaces, type Workspaces } from '../../../host/connected/workspaces';
import type { Connection, ConnectionOf } from '../../../host/connections/connection';
import { WORKSPACE } from './fake-bitbucket';

function token(name: string, createdAt: number, more: Partial<ConnectionOf<'access-token'>> = {}) {
  const connection: Connection = {
    kind: 'access-token',
    id: `id of ${name}`,
    name,
    description: '',
    labels: [],
    workspace: WORKSPACE,
    status: 'connected',
    revision: 1,
    createdAt,
    updatedAt: createdAt,
    scopes: [],
    ...more,
  };
  return connection;
}

describe('which connection works for a workspace', () => {
  const other = { ...WORKSPACE, uuid: '7c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11', slug: 'other' };
  it.each([
    ['each of its own', [token('b', 1), token('a', 2, { workspace: other })], ['b', 'a'], []],
    ['the one that was made first', [token('a', 2), token('b', 1)], ['b'], ['a by b']],
    [
      'one that works before one that is revoked',
      [token('old', 1, { status: 'revoked' }), token('new', 2)],
      ['new'],
      ['old by new'],
    ],
    ['a revoked one, alone', [token('old', 1, { status: 'revoked' })], ['old'], []],
    [
      'none that is disabled or unfinished',
      [token('a', 1, { status: 'disabled' }), token('b', 2, { status: 'incomplete' })],
      [],
      [],
    ],
    [
      'one of those that know it by another uuid, as over SSH',
      [token('a', 1), token('b', 2, { workspace: { ...WORKSPACE, uuid: other.uuid } })],
      ['a'],
      ['b by a'],
    ],
  ])('is %s', (_what, connections, chosen, standing) => {
    const { connections: serving, insteadOf } = servingOf(connections);
    expect(serving.map(({ name }) => name)).toEqual(chosen);
    expect([...insteadOf].map(([id, { name }]) => `${id.slice(6)} by ${name}`)).toEqual(standing);
  });
});

describe('the workspaces of a host', () => {
  let stored: Connection[];
  let done: string[];
  let workspaces: Workspaces;

  beforeEach(() => {
    done = [];
    workspaces = createWorkspaces({
      store: { list: () => stored },
      openConnection: () => ({}) as WorkspaceRuntime['open'],
      openRuntime: (connection, workspace, open) => {
        const note = (what: string) => async () => {
          done.push(`${what} ${connection.name}`);
        };
        const steps = { start: note('start'), hold: note('hold'), close: note('close') };
        return { connection, workspace, open, ...steps } as unknown as WorkspaceRuntime;
      },
      onFault: (_connection, error) => {
        throw error;
      },
      onRevoked: ({ name }) => done.push(`told of ${name}`),
    });
  });
  const look = async (...now: Connection[]) => {
    stored = now;
    await workspaces.sync();
    return done.splice(0);
  };

  it('holds one that is revoked, says so once, and goes on when it is renewed', async () => {
    expect(await look(token('a', 1))).toEqual(['start a']);
    expect(await look(token('a', 1, { status: 'revoked' }))).toEqual(['told of a', 'hold a']);
    expect(await look(token('a', 1, { status: 'revoked' }))).toEqual([]);
    expect(workspaces.byConnection('id of a')).toBeDefined();
    expect(await look(token('a', 1))).toEqual(['start a']);
    expect(await look(token('a', 1, { status: 'revoked' }))).toEqual(['told of a', 'hold a']);
  });

  it('says so of one that is revoked from the start, which never begins to work', async () => {
    expect(await look(token('a', 1, { status: 'revoked' }))).toEqual(['told of a']);
    expect(await look(token('a', 1))).toEqual(['start a']);
  });

  it('hands a workspace over from one connection to the next, and never has two at it', async () => {
    const second = token('b', 2);
    expect(await look(token('a', 1), second)).toEqual(['start a']);
    expect(await look(token('a', 1, { status: 'disabled' }), second)).toEqual([
      'close a',
      'start b',
    ]);
    expect(await look(token('a', 1), second)).toEqual(['close b', 'start a']);
    expect(await look(second)).toEqual(['close a', 'start b']);
    expect(workspaces.all()).toHaveLength(1);
    await workspaces.close();
    expect(done).toEqual(['close b']);
  });
});
