import { describe, expect, it } from '@jest/globals';
import type { RepositorySettings, WorkspaceSettings } from '../../src/core/settings';
import { workspaceSettings } from '../../src/core/settings';
import { caught } from '../fakes/caught';
import { createFakeDestination } from '../fakes/fake-destination';
import { merge, runOf, sbom, versions } from './flows';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY } from './harness';

const destinations: WorkspaceSettings['destinations'] = ['interlynk', 'second', 'third'].map(
  (id) => ({ id, kind: 'interlynk', name: id, enabled: true }),
);
type Rule = RepositorySettings['rules'][number];

function onMain(events: Rule['events'], named: string[] | undefined): Rule {
  const to = { environment: 'production', ...(named && { destinations: named }) };
  return { events, ref: 'branch', pattern: 'main', ...to };
}

/** Three destinations under rules of the repository. */
async function appWith(rules: Rule[]) {
  const app = await createHarness(
    {
      files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.1') } },
      changes: { [`${B}..${A}`]: sbom, [`${C}..${B}`]: sbom },
    },
    { destinations },
  );
  const others = ['second', 'third'].map((id) => {
    const destination = createFakeDestination();
    app.others.set(id, destination);
    return destination;
  });
  for (const id of ['second', 'third']) {
    await app.settings.saveSecret(id, 'token', {
      id,
      at: 0,
      accountId: 'admin',
      action: 'save-secret',
      subject: 'workspace',
      changed: [],
    });
  }
  await app.saveSettings.repository(REPOSITORY, { enabled: true, rules }, 0, 'admin');
  return { app, arrived: () => [app.destination, ...others].map(versions) };
}

describe('a rule that names several destinations', () => {
  it('sends to these and to no other', async () => {
    const { app, arrived } = await appWith([onMain(['repo:push'], ['second', 'third'])]);
    const run = runOf(await app.take(pushEvent({})));
    expect(run.outcome).toMatchObject({ kind: 'worked', environment: 'production' });
    expect(arrived()).toEqual([[], ['1.0.0'], ['1.0.0']]);
  });

  it('says which of them is gone, and sends to the others', async () => {
    const { app, arrived } = await appWith([onMain(['repo:push'], ['second', 'gone'])]);
    const { outcome } = runOf(await app.take(pushEvent({})));
    const gone = { error: { code: 'RUN_UNKNOWN_DESTINATION', detail: 'gone' } };
    expect(outcome?.documents).toContainEqual(expect.objectContaining(gone));
    expect(arrived()).toEqual([[], ['1.0.0'], []]);
  });

  it('leaves to a merge what the newer push does not bring', async () => {
    const { app, arrived } = await appWith([
      onMain(['repo:push'], ['second']),
      onMain(['pullrequest:fulfilled'], ['second', 'third']),
    ]);
    await app.take(pushEvent({ before: B, after: C, at: 2_000 }));
    await app.take(merge(B, 1_000));
    expect(arrived()).toEqual([[], ['1.0.1'], ['1.0.0']]);
  });

  it('leaves nothing to a merge where the newer push brings all', async () => {
    const { app, arrived } = await appWith([
      onMain(['repo:push'], undefined),
      onMain(['pullrequest:fulfilled'], ['second', 'third']),
    ]);
    await app.take(pushEvent({ before: B, after: C, at: 2_000 }));
    const { outcome } = runOf(await app.take(merge(B, 1_000)));
    expect(outcome).toMatchObject({ kind: 'ignored', reason: { code: 'RUN_SUPERSEDED' } });
    expect(arrived()).toEqual([['1.0.1'], ['1.0.1'], ['1.0.1']]);
  });
});

describe('a destination that a rule names is not removed', () => {
  const onlyFirst = (rules: Rule[]): WorkspaceSettings =>
    workspaceSettings.parse({ destinations: destinations.slice(0, 1), rules });

  it('while a rule of a repository does', async () => {
    const { app } = await appWith([onMain(['repo:push'], ['third'])]);
    const error = await caught(app.saveSettings.workspace(onlyFirst([]), 1, 'admin'));
    expect(error).toMatchObject({ code: 'SETTINGS_DESTINATION_USED', detail: 'acme/shop' });
  });

  it('while a rule of the workspace does', async () => {
    const { app } = await appWith([]);
    const rules = [onMain(['repo:push'], ['interlynk']), onMain(['repo:push'], ['third'])];
    const error = await caught(app.saveSettings.workspace(onlyFirst(rules), 1, 'admin'));
    expect(error).toMatchObject({
      code: 'SETTINGS_DESTINATION_USED',
      detail: 'workspace rules: 2',
    });
  });
});
