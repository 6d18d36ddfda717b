import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../host/sandbox/interlynk/faults';
import type { EventLine } from '../../host/terminal/event-line';
import { CATALOGUE } from '../../src/core/error-catalogue';
import type { ErrorCode } from '../../src/core/errors';
import { asAdmin, saveRepository } from './call-as';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { onCommit } from './on-commit';
import { cyclonedx } from './sbom';

/** Longer than any first back-off. */
const A_MINUTE = 60;
/** The longest that a destination is left alone without having asked for it. */
const LONGEST_HOLD = 15 * A_MINUTE;
const THREE_DAYS = 72 * 60 * A_MINUTE;

function isFailed({ result }: EventLine): boolean {
  return result === 'failed';
}

describe('a destination that', () => {
  const clock = movingClock();
  let local: LocalHost;
  let clone: Clone;
  let pushes = 0;
  beforeAll(async () => {
    local = await startLocalHost();
    clone = await local.clone('web-shop');
    await local.settled();
  });
  beforeEach(async () => {
    local.host.inbox.faults.clear();
    // What one test made of the destination holds back no other.
    await clock.pass(local, LONGEST_HOLD);
    expect((await asAdmin(local, 'getWorkspacePage', {})).held).toEqual({});
  });
  afterAll(async () => {
    await local.end();
    clock.restore();
  });

  async function push() {
    pushes += 1;
    const version = `1.0.${String(pushes)}`;
    await clone.write('bom.json', cyclonedx(version));
    const commit = await clone.commit(version);
    await clone.push('main');
    return { commit, version, lines: await local.settled() };
  }
  const arrivals = (wanted: string) =>
    local.host.inbox.arrivals().filter(({ version }) => version === wanted);

  /** What a reader of the commit sees: the state, and the sentence of the code. */
  async function expectOnCommit(commit: string, state: string, code?: ErrorCode) {
    const { report, status } = await onCommit(local, 'web-shop', commit);
    expect(status?.state).toBe(state);
    const words = code === undefined ? 'forwarded to production' : CATALOGUE[code].sentence;
    expect(report.details).toContain(words);
    expect(status?.description).toContain(words);
  }

  /** A push that changes no SBOM brings what did not get through before. */
  async function expectMadeUpFor(version: string) {
    await clone.write('README.md', `After ${version}.`);
    const commit = await clone.commit('no SBOM');
    await clone.push('main');
    expect(await local.settled()).toMatchObject([{ commit, result: 'accepted' }]);
    expect(arrivals(version)).toHaveLength(1);
    await expectOnCommit(commit, 'SUCCESSFUL');
  }

  describe('says no is told, and the next push arrives', () => {
    const refusals: readonly (readonly [string, Fault, ErrorCode])[] = [
      ['refuses the token', { kind: 'status', status: 401 }, 'DESTINATION_TOKEN_REFUSED'],
      ['forbids the upload', { kind: 'status', status: 403 }, 'DESTINATION_FORBIDDEN'],
      ['finds it wrong', { kind: 'status', status: 422 }, 'DESTINATION_REFUSED'],
      [
        'answers 200 with top-level errors',
        { kind: 'top-level-errors', code: 'CONFLICT', message: 'no' },
        'DESTINATION_REFUSED',
      ],
      [
        'answers 200 with UNAUTHORIZED',
        { kind: 'top-level-errors', code: 'UNAUTHORIZED' },
        'DESTINATION_TOKEN_REFUSED',
      ],
      [
        'answers 200 with a field it does not know',
        { kind: 'top-level-errors', code: 'undefinedField' },
        'DESTINATION_SCHEMA',
      ],
      [
        'answers 200 with errors in the payload',
        { kind: 'payload-errors', errors: ['Not an SBOM', 'Really not'] },
        'DESTINATION_REFUSED',
      ],
    ];
    it.each(refusals)('%s', async (_what, fault, reason) => {
      local.host.inbox.faults.next('upload', fault);
      const refused = await push();
      expect(refused.lines).toMatchObject([
        { result: 'rejected', reason, destination: 'Interlynk' },
      ]);
      await expectOnCommit(refused.commit, 'FAILED', reason);
      expect(await clock.pass(local, A_MINUTE)).toEqual([]);

      const next = await push();
      expect(next.lines).toMatchObject([{ result: 'accepted', reason: undefined }]);
      expect(arrivals(refused.version)).toEqual([]);
      expect(arrivals(next.version)).toHaveLength(1);
    });
  });

  describe('is in trouble gets the document later, exactly once', () => {
    const troubles: readonly (readonly [string, Fault, ErrorCode])[] = [
      ['is unreachable', { kind: 'unreachable' }, 'DESTINATION_UNAVAILABLE'],
      ['answers 503', { kind: 'status', status: 503 }, 'DESTINATION_UNAVAILABLE'],
      ['answers 500', { kind: 'status', status: 500 }, 'DESTINATION_FAILED'],
      [
        'took it and answers 504',
        { kind: 'status', status: 504, stored: true },
        'DESTINATION_FAILED',
      ],
      ['answers with a page', { kind: 'html' }, 'DESTINATION_NOT_JSON'],
      ['redirects', { kind: 'status', status: 302 }, 'DESTINATION_NOT_JSON'],
      ['answers a null payload', { kind: 'null-payload' }, 'DESTINATION_UNEXPECTED'],
      ['cuts before the body', { kind: 'cut-before-body' }, 'DESTINATION_CONNECTION_LOST'],
      ['took the body and cuts', { kind: 'cut-after-body' }, 'DESTINATION_CONNECTION_LOST'],
      [
        'asks to slow down for ten minutes',
        { kind: 'status', status: 429, retryAfter: '600' },
        'DESTINATION_RATE_LIMITED',
      ],
      [
        'asks to slow down without saying how long',
        { kind: 'status', status: 429 },
        'DESTINATION_RATE_LIMITED',
      ],
    ];
    it.each(troubles)('%s', async (_what, fault, reason) => {
      local.host.inbox.faults.next('upload', fault);
      const { commit, version, lines } = await push();
      expect(lines).toMatchObject([{ result: 'queued', reason, destination: 'Interlynk' }]);
      await expectOnCommit(commit, 'INPROGRESS', reason);

      const later = await clock.pass(local, 'retryAfter' in fault ? 610 : A_MINUTE);
      expect(later).toMatchObject([{ commit, result: 'accepted', reason: undefined }]);
      await expectOnCommit(commit, 'SUCCESSFUL');
      expect(arrivals(version)).toHaveLength(1);
      await clock.pass(local, 20 * A_MINUTE);
      expect(arrivals(version)).toHaveLength(1);
    });

    it('stays down: the next push waits as well, and what is there last arrives', async () => {
      local.host.inbox.faults.next('upload', { kind: 'status', status: 503 }, 5);
      const [one, two] = [await push(), await push()];
      const told: EventLine[] = [];
      for (let step = 0; step < 6; step += 1)
        told.push(...(await clock.pass(local, 10 * A_MINUTE)));
      expect(told.filter(({ result }) => result !== 'queued')).toMatchObject([
        { commit: one.commit, result: 'superseded', reason: 'RUN_SUPERSEDED' },
        { commit: two.commit, result: 'accepted' },
      ]);
      expect(arrivals(one.version)).toEqual([]);
      expect(arrivals(two.version)).toHaveLength(1);
      await expectOnCommit(two.commit, 'SUCCESSFUL');
    });

    it('is down for days is given up and told, and gets the document when it is back', async () => {
      local.host.inbox.faults.next('upload', { kind: 'status', status: 503 }, 1000);
      const { commit, version, lines } = await push();
      const told = [...lines];
      const step = 3 * 60 * A_MINUTE;
      // Not before three days are over; then with the next attempt.
      for (let passed = step; passed < THREE_DAYS; passed += step)
        told.push(...(await clock.pass(local, step)));
      expect(told.filter(isFailed)).toEqual([]);
      for (let n = 0; n < 2; n += 1) told.push(...(await clock.pass(local, step)));
      expect(told.filter(isFailed)).toMatchObject([{ commit, reason: 'DESTINATION_UNAVAILABLE' }]);
      expect(told.every((line) => isFailed(line) || line.result === 'queued')).toBe(true);
      await expectOnCommit(commit, 'FAILED', 'DESTINATION_UNAVAILABLE');
      expect(arrivals(version)).toEqual([]);

      local.host.inbox.faults.clear();
      for (let step = 0; step < 4; step += 1) await clock.pass(local, 900);
      // The reconciliation has made up for it, or else the next push does; never both.
      await clone.write('README.md', `After ${version}.`);
      await clone.commit('no SBOM');
      await clone.push('main');
      await local.settled();
      expect(arrivals(version)).toHaveLength(1);
    });

    it('is slow: it is waited for', async () => {
      local.host.inbox.faults.next('upload', { kind: 'slow', milliseconds: 200 });
      const { version, lines } = await push();
      expect(lines).toMatchObject([{ result: 'accepted' }]);
      expect(arrivals(version)).toHaveLength(1);
    });
  });

  it('got a wrong token works again with a new one and a new event', async () => {
    const id = 'interlynk';
    await asAdmin(local, 'saveDestinationSecret', { id, secret: 'lynk_live_not-the-right-one' });
    const refused = await push();
    expect(refused.lines).toMatchObject([
      { result: 'rejected', reason: 'DESTINATION_TOKEN_REFUSED' },
    ]);
    await expectOnCommit(refused.commit, 'FAILED', 'DESTINATION_TOKEN_REFUSED');
    const { report } = await onCommit(local, 'web-shop', refused.commit);
    expect(report.details).not.toContain('not-the-right-one');

    await asAdmin(local, 'saveDestinationSecret', {
      id,
      secret: local.host.secrets.interlynkToken,
    });
    // The same document again: an empty commit alone would change no SBOM, so a rewritten branch.
    const again = await clone.git('commit', '--quiet', '--amend', '-m', 'again');
    expect(again).toBe('');
    await clone.push('--force', 'main');
    expect(await local.settled()).toMatchObject([{ result: 'accepted', reason: undefined }]);
    expect(arrivals(refused.version)).toHaveLength(1);
    const next = await push();
    expect(next.lines).toMatchObject([{ result: 'accepted' }]);
  });

  it('got a wrong token gets what it missed with the next push, whatever that changes', async () => {
    const id = 'interlynk';
    await asAdmin(local, 'saveDestinationSecret', { id, secret: 'lynk_live_wrong' });
    const refused = await push();
    expect(refused.lines).toMatchObject([{ reason: 'DESTINATION_TOKEN_REFUSED' }]);
    await asAdmin(local, 'saveDestinationSecret', {
      id,
      secret: local.host.secrets.interlynkToken,
    });
    await expectMadeUpFor(refused.version);
  });

  it('does not exist is told for each SBOM, and the existing one gets it', async () => {
    await saveRepository(local, 'web-shop', { destinations: ['interlynk', 'no-such-one'] });
    const { commit, version, lines } = await push();
    expect(lines).toHaveLength(2);
    expect(lines).toContainEqual(
      expect.objectContaining({
        result: 'rejected',
        reason: 'RUN_UNKNOWN_DESTINATION',
        destination: 'no-such-one',
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ result: 'accepted', destination: 'Interlynk' }),
    );
    expect(arrivals(version)).toHaveLength(1);
    await expectOnCommit(commit, 'FAILED', 'RUN_UNKNOWN_DESTINATION');
  });

  it('is none at all is told, and the document arrives once there is one', async () => {
    const switchAll = async (enabled: boolean): Promise<void> => {
      const { revision, settings } = await asAdmin(local, 'getWorkspacePage', {});
      const destinations = settings.destinations.map((one) => ({ ...one, enabled }));
      const changed = { revision, settings: { ...settings, destinations } };
      await asAdmin(local, 'saveWorkspaceSettings', changed);
    };
    await saveRepository(local, 'web-shop', { destinations: ['interlynk'] });
    await switchAll(false);
    const { commit, version, lines } = await push();
    expect(lines).toMatchObject([{ result: 'failed', reason: 'RUN_NO_DESTINATION' }]);
    await expectOnCommit(commit, 'FAILED', 'RUN_NO_DESTINATION');
    expect(arrivals(version)).toEqual([]);
    await switchAll(true);
    await expectMadeUpFor(version);
  });

  it('is a misspelt one is told, and gets the document once it is spelt right', async () => {
    await saveRepository(local, 'web-shop', { destinations: ['interlink'] });
    const { commit, version, lines } = await push();
    expect(lines).toMatchObject([{ result: 'rejected', reason: 'RUN_UNKNOWN_DESTINATION' }]);
    await expectOnCommit(commit, 'FAILED', 'RUN_UNKNOWN_DESTINATION');
    await saveRepository(local, 'web-shop', { destinations: ['interlynk'] });
    await expectMadeUpFor(version);
  });
});
