import { describe, expect, it } from '@jest/globals';
import { describeReview } from '../../src/app/describe-review';
import { BridgeError } from '../../src/core/errors';
import { sbom, update } from './flows';
import { A, B, bom, C, createHarness, REPOSITORY } from './harness';

const start = (comment: boolean | undefined) =>
  createHarness(
    {
      pullRequestSource: REPOSITORY,
      changes: { [`${B}..${A}`]: sbom, [`${C}..${A}`]: [] },
      files: { [A]: { 'bom.json': bom('1') }, [B]: { 'bom.json': bom('2', 4) }, [C]: {} },
      pullRequest: { sourceHash: B, destinationHash: A },
    },
    comment === undefined ? {} : { comment },
  );

describe('the comment on an open pull request', () => {
  it('is one, is kept up to date, and says when nothing is changed any more', async () => {
    const app = await start(true);
    await app.take(update(B, 1000));
    await app.take(update(C, 3000));
    expect(app.written.map(({ id, pullRequest }) => [id, pullRequest])).toEqual([
      [1, 7],
      [1, 7],
    ]);
    const [first, last] = app.written.map(({ markdown }) => markdown);
    expect(first).toContain('1 SBOM is changed. Nothing keeps the merge from forwarding it.');
    expect(first).toMatch(/^\* `bom\.json`: 4 components, quality \d\.\d of 10$/m);
    expect(last).toContain('no SBOM is changed any more.');
  });

  it.each([undefined, false])('is not written where the settings say %s', async (comment) => {
    const app = await start(comment);
    await app.take(update(B, 1000));
    expect(app.written).toEqual([]);
  });

  it('is not begun by a pull request that changes no SBOM', async () => {
    const app = await start(true);
    await app.take(update(C, 1000));
    expect(app.requests).not.toContain('comment');
  });

  it('that cannot be written is told in the run, and keeps no report from being made', async () => {
    const app = await start(true);
    app.failNext('comment', new BridgeError('BITBUCKET_FORBIDDEN'));
    expect(await app.take(update(B, 1000))).toMatchObject({
      run: { outcome: { feedback: { code: 'BITBUCKET_FORBIDDEN' } } },
    });
    expect(app.reports).toHaveLength(1);
  });

  it('lets no text of the repository out of its code spans', () => {
    const path = '`](http://x) @{557058:all}\n# no`';
    const error = { code: 'SBOM_INVALID', detail: 'At `a`:\n<b>*no*</b>' } as const;
    const text = describeReview(B, [{ path, findings: [], result: 'ignored', error }]);
    const outside = text.replace(/`[^`\n]*`/g, '');
    expect(outside).not.toMatch(/[`<@{]|http|# no/);
    expect(text).toContain("`'](http://x) @{557058:all} # no'`");
  });

  it('lists what would not be forwarded first, and counts what it has no room for', () => {
    const files = Array.from({ length: 25 }, (_, index) => ({
      path: `${String(index)}/bom.json`,
      findings: [],
      result: 'ignored' as const,
      error: { code: index === 24 ? ('SBOM_INVALID' as const) : ('RUN_CHECKED_ONLY' as const) },
    }));
    const lines = describeReview(B, files).split('\n');
    expect(lines[0]).toContain('25 SBOMs are changed. 1 of them would not be forwarded.');
    expect(lines[2]).toContain('24/bom.json');
    expect(lines).toContain('* and 5 more');
  });
});
