import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEvent } from '../../../host/webhooks/detect-event';
import { verifySignature } from '../../../host/webhooks/signature';
import { toProductEvents } from '../../../host/webhooks/to-product-events';
import { parseEvent } from '../../../src/core/events/parse-event';
import { skipped } from '../../skipped';

/** Real deliveries from public test suites; they are not part of this repository. */
const FOLDER = join(__dirname, '../../../../shared/data/bitbucket-webhooks');
const present = existsSync(FOLDER);
if (!present) skipped('no recorded webhook bodies at ../shared/data');

const AT = Date.UTC(2026, 10, 21);
const OLD_WORKSPACE = '{5e429024-1f85-425f-8955-8af0c35d1b41}';

/** File, what the content says it is, and what each event comes to in the app. */
const RECORDED: readonly [string, string, readonly string[]][] = [
  ['push-branch-updated.json', 'repo:push', ['branch main a51241ae1f00..c14c1bb05dfb']],
  ['push-branch-created-signed.json', 'repo:push', ['branch feature/webhook ..d7f300a32270']],
  ['push-branch-deleted.json', 'repo:push', ['EVENT_REF_DELETED feature/test']],
  [
    'push-forced-truncated.json',
    'repo:push',
    ['forced branch feature/issue-819 a10199272451..5ecffa3874e9'],
  ],
  [
    'push-multiple-changes.json',
    'repo:push',
    [
      'branch main fc4d1ce2853b..325d37697849',
      'branch manchu ..e22fcb49645b',
      'tag v0.1 ..1986c2284946',
    ],
  ],
  ['push-annotated-tag-created.json', 'repo:push', ['tag test-tag ..7ef5981d5914']],
  ['push-tag-deleted.json', 'repo:push', ['EVENT_REF_DELETED test']],
  [
    'pullrequest-created.json',
    'pullrequest:created',
    ['pullrequest:created #735 feature/test@d31df3425c5b -> @320cc39764dc'],
  ],
  [
    'pullrequest-created-from-fork.json',
    'pullrequest:created',
    ['pullrequest:created #3 main@1c48041a96db -> @1986c2284946'],
  ],
  [
    'pullrequest-updated.json',
    'pullrequest:updated',
    ['pullrequest:updated #1 release/release-1@f945c96c71d0 -> @174561d625c9'],
  ],
  [
    'pullrequest-fulfilled.json',
    'pullrequest:fulfilled',
    ['pullrequest:fulfilled #1 patch-2@668218c13e04 -> @6c5f0bc9b2aa merged 006704dbeab2'],
  ],
  ['pullrequest-rejected.json', 'pullrequest:rejected', ['EVENT_UNSUPPORTED']],
];

/** What the app makes of a product event, as one line. */
function fateOf(event: Record<string, unknown>): string {
  const { uuid } = event.workspace as { uuid: string };
  const fate = parseEvent(event, { workspace: uuid, receivedAt: AT });
  if (fate.kind !== 'accepted') {
    const ref = fate.reason === 'EVENT_REF_DELETED' ? ` ${fate.detail ?? ''}` : '';
    return `${fate.reason}${ref}`;
  }
  if (fate.event.name === 'repo:push') {
    const { forced, ref, before, after } = fate.event;
    const range = `${before?.slice(0, 12) ?? ''}..${after.slice(0, 12)}`;
    return `${forced ? 'forced ' : ''}${ref.type} ${ref.name} ${range}`;
  }
  const { name, id, source, destination, mergeCommit } = fate.event;
  const merged = mergeCommit === undefined ? '' : ` merged ${mergeCommit}`;
  return `${name} #${id} ${source.branch}@${source.hash} -> @${destination.hash}${merged}`;
}

(present ? describe : describe.skip)('recorded webhook bodies', () => {
  const read = (file: string) => readFileSync(join(FOLDER, file));

  it('are all in the table', () => {
    expect(RECORDED.map(([file]) => file).sort()).toEqual(readdirSync(FOLDER).sort());
  });

  it.each(RECORDED)('%s is %s', (file, eventKey, fates) => {
    const recorded = readEvent(JSON.parse(read(file).toString('utf8')));
    if (recorded.kind !== 'webhook') throw new Error(`${file} was not taken for a webhook`);
    expect(recorded.eventKey).toBe(eventKey);
    const options = { at: AT, workspace: OLD_WORKSPACE };
    const result = toProductEvents(recorded.eventKey, recorded.body, options);
    if (result.kind !== 'events') throw new Error(`${file}: ${result.reason}`);
    expect(result.skipped).toBe(0);
    expect(result.events.map(fateOf)).toEqual(fates);
  });

  it.each(['push-multiple-changes.json', 'pullrequest-created-from-fork.json'])(
    '%s, of 2017, names no workspace',
    (file) => {
      const recorded = readEvent(JSON.parse(read(file).toString('utf8')));
      if (recorded.kind !== 'webhook') throw new Error(`${file} was not taken for a webhook`);
      expect(toProductEvents(recorded.eventKey, recorded.body, { at: AT })).toEqual({
        kind: 'refused',
        reason: 'WORKSPACE_UNKNOWN',
      });
    },
  );

  it('are signed as the published test vector says', () => {
    const body = read('push-branch-created-signed.json');
    const header = 'sha256=f205c729821c6954aff2afe72b965c34015b4baf96ea8ddc2cc44999c014a035';
    const secrets = ['Gkvl$k$wyNpQAF42'];
    expect(body).toHaveLength(14_515);
    expect(verifySignature({ body, header, secrets })).toEqual({ ok: true });
    const parsedAgain = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8')), null, 1));
    expect(verifySignature({ body: parsedAgain, header, secrets })).toEqual({
      ok: false,
      reason: 'MISMATCH',
    });
  });
});
