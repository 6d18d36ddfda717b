import { describe, expect, it } from '@jest/globals';
import { kvs } from '@forge/kvs';
import { openDatabase } from '../../../../host/database';
import { SecretUnreadableError, createSecretBox } from '../../../../host/vault/secret-box';
import { OTHER_WORKSPACE, testPlatform } from '../test-platform';

const OLD_KEY = new Uint8Array(32).fill(1);
const NEW_KEY = new Uint8Array(32).fill(2);

describe('secrets', () => {
  it('live apart from plain keys, and never rest in plain text', async () => {
    const { inside, database } = testPlatform();
    const read = await inside(async () => {
      await kvs.setSecret('token', { value: 'hunter2-hunter2' });
      await kvs.set('token', 'public');
      return [await kvs.getSecret('token'), await kvs.get('token')];
    });
    expect(read).toEqual([{ value: 'hunter2-hunter2' }, 'public']);
    const rows = database.prepare("SELECT value FROM platform_kv WHERE kind = 'secret'").all();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('hunter2');

    await inside(() => kvs.deleteSecret('token'));
    const left = await inside(async () => [await kvs.getSecret('token'), await kvs.get('token')]);
    expect(left).toEqual([undefined, 'public']);
  });

  it('hold 128 KiB and no more', async () => {
    const { inside } = testPlatform();
    const most = 's'.repeat(128 * 1024 - 2);
    await inside(() => kvs.setSecret('big', most));
    await expect(inside(() => kvs.setSecret('big', `${most}s`))).rejects.toMatchObject({
      code: 'MAX_SIZE',
    });
  });

  it('open after a rotation with the key of before, and say so without it', async () => {
    const database = openDatabase(':memory:');
    await testPlatform({ database, secretKey: OLD_KEY }).inside(() => kvs.setSecret('t', 'value'));
    const rotated = testPlatform({ database, secretKey: NEW_KEY, previousSecretKeys: [OLD_KEY] });
    expect(await rotated.inside(() => kvs.getSecret('t'))).toBe('value');
    const lost = testPlatform({ database, secretKey: NEW_KEY });
    await expect(lost.inside(() => kvs.getSecret('t'))).rejects.toMatchObject({
      code: 'SECRET_UNREADABLE',
    });
    expect(await rotated.inside(() => kvs.getSecret('t'))).toBe('value');
  });

  it('are bound to their name', () => {
    const box = createSecretBox(OLD_KEY);
    const sealed = box.seal('one', 'text');
    expect(box.open('one', sealed)).toBe('text');
    expect(() => box.open('two', sealed)).toThrow(SecretUnreadableError);
  });

  it('need a key of 32 bytes', () => {
    expect(() => createSecretBox(new Uint8Array(16))).toThrow(RangeError);
  });
});

describe('installations', () => {
  it('do not see each other', async () => {
    const database = openDatabase(':memory:');
    const mine = testPlatform({ database });
    const theirs = testPlatform({ database, product: { workspace: `{${OTHER_WORKSPACE}}` } });
    await mine.inside(async () => {
      await kvs.set('key', 'mine');
      await kvs.setSecret('key', 'my secret');
      await kvs.entity('run').set('key', { at: 1 });
    });
    const seen = await theirs.inside(async () => [
      await kvs.get('key'),
      await kvs.getSecret('key'),
      await kvs.entity('run').get('key'),
      (await kvs.query().getMany()).results,
      (await kvs.entity('run').query().index('at').getMany()).results,
    ]);
    expect(seen).toEqual([undefined, undefined, undefined, [], []]);
  });
});
