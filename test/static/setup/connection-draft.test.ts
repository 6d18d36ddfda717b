import { describe, expect, it } from '@jest/globals';
import { SETUP_CALLS } from '../../../host/setup/contract/calls';
import {
  draftOf,
  linesOf,
  newDraft,
  toEdit,
  toNewConnection,
  toRotation,
  type ConnectionDraft,
} from '../../../static/setup/form/connection-draft';
import { KINDS } from '../../../static/setup/words';
import { connectionOf, OPTIONS, SSH_SETTINGS } from '../../host/setup/fake-services';

const FILLED: ConnectionDraft = {
  ...newDraft(OPTIONS),
  name: ' bitbucket-prod ',
  labels: ['shop'],
  clientId: 'key ',
  clientSecret: 'consumer secret\n',
  email: ' olga@example.com',
  apiToken: ' ATATT-1\n',
  accessToken: 'ATCTT-2',
  expires: '2027-01-31',
  workspace: ' acme ',
  sample: 'web-shop',
  keyPair: { key: 'handle', publicKey: 'ssh-ed25519 AAAA', fingerprint: 'SHA256:x' },
  repositories: ' web-shop \n\n payments\r\n',
};

describe('the draft of a connection', () => {
  it.each(KINDS)('%s, filled in, is a request that the host takes', (kind) => {
    const request = toNewConnection({ ...FILLED, kind });
    expect(SETUP_CALLS.add.request.safeParse(request).error).toBeUndefined();
    expect(request).toMatchObject({ name: 'bitbucket-prod', labels: ['shop'] });
    expect(request.credential.kind).toBe(kind);
  });

  it.each([
    ['oauth', ['consumer secret']],
    ['api-token', ['ATATT-1']],
    ['access-token', ['ATCTT-2']],
    ['ssh', ['handle']],
  ] as const)('%s sends its own credential and no other kind’s', (kind, own) => {
    const text = JSON.stringify(toNewConnection({ ...FILLED, kind }));
    const sent = ['consumer secret', 'ATATT-1', 'ATCTT-2', 'handle'].filter((one) =>
      text.includes(`"${one}"`),
    );
    expect(sent).toEqual(own);
  });

  it('takes the consumer of the environment where there is one', () => {
    const draft = newDraft({ ...OPTIONS, environmentConsumer: 'key-of-the-host' });
    expect(toNewConnection(draft).credential).toEqual({
      kind: 'oauth',
      consumer: { from: 'environment' },
    });
  });

  it('begins with Bitbucket’s server and its pinned keys', () => {
    const { host, port, hostKeys } = newDraft(OPTIONS);
    expect([host, port]).toEqual(['ssh.bitbucket.org', '22']);
    expect(linesOf(hostKeys)).toEqual(OPTIONS.ssh.hostKeys.map(({ line }) => line));
  });

  it.each(['', '0', '22x', '-1', '1e3', ' '])('port %p is none that the host takes', (port) => {
    const request = toNewConnection({ ...FILLED, kind: 'ssh', port });
    expect(SETUP_CALLS.add.request.safeParse(request).success).toBe(false);
  });

  it('lets a token end with the day that was named', () => {
    const { credential } = toNewConnection({ ...FILLED, kind: 'api-token' });
    const at = 'expiresAt' in credential ? (credential.expiresAt ?? 0) : 0;
    expect(new Date(at).toString()).toContain('Jan 31 2027 23:59:59');
    expect(
      toNewConnection({ ...FILLED, kind: 'api-token', expires: '' }).credential,
    ).not.toHaveProperty('expiresAt');
  });

  it.each([
    connectionOf(),
    connectionOf({ settings: { kind: 'api-token', email: 'olga@example.com' }, expiresAt: 1.8e12 }),
    connectionOf({ settings: { kind: 'access-token', sample: 'web-shop' } }),
    connectionOf({ settings: SSH_SETTINGS }),
  ])('opens $settings.kind as it is saved, without a secret', (connection) => {
    const draft = draftOf(connection);
    const { name, description, labels, settings, id, revision } = connection;
    const request = toEdit(draft, connection);
    expect(SETUP_CALLS.edit.request.safeParse(request).error).toBeUndefined();
    expect(request).toMatchObject({ id, revision, name, description, labels });
    expect(request.settings.kind).toBe(settings.kind);
    expect([draft.apiToken, draft.accessToken, draft.clientSecret, draft.keyPair]).toEqual([
      '',
      '',
      '',
      undefined,
    ]);
  });

  it('keeps the day of a token through an edit', () => {
    const day = new Date('2027-03-04T23:59:59').getTime();
    const connection = connectionOf({
      settings: { kind: 'api-token', email: 'olga@example.com' },
      expiresAt: day,
    });
    expect(toEdit(draftOf(connection), connection).settings).toMatchObject({ expiresAt: day });
  });

  it.each(KINDS)('%s rotates to a request that the host takes', (kind) => {
    const request = toRotation({ ...FILLED, kind }, { id: 'c1', revision: 3 });
    expect(SETUP_CALLS.rotate.request.safeParse(request).error).toBeUndefined();
  });
});
