import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { pageRefusal } from '../../../../src/contract/page-problems';
import type { WorkspaceSettings } from '../../../../src/core/settings';
import type { changeWorkspace as ChangeWorkspace } from '../../../../static/app/api/change-workspace';
import { createFakeApp, type FakeApp } from '../../../browser/fake-app';

let changeWorkspace: typeof ChangeWorkspace;
let app: FakeApp;
/** What somebody else does between each load and the save that follows. */
let meanwhile: () => void;

interface Invoke {
  readonly functionKey: string;
  readonly payload: unknown;
}

beforeAll(async () => {
  const callBridge = (_command: string, { functionKey, payload }: Invoke): Promise<unknown> => {
    if (functionKey === 'saveWorkspaceSettings') meanwhile();
    return app.resolve({ functionKey, payload, accountId: 'owner' } as never);
  };
  // @forge/bridge takes it when it is loaded.
  Object.assign(globalThis, { __bridge: { callBridge } });
  ({ changeWorkspace } = await import('../../../../static/app/api/change-workspace'));
});

beforeEach(() => {
  app = createFakeApp();
  meanwhile = () => undefined;
});

const put = (settings: WorkspaceSettings) => ({ ok: true as const, data: settings });
const named = (settings: WorkspaceSettings) => put({ ...settings, productTemplate: 'ours' });
const saves = () => app.calls.filter(({ functionKey }) => functionKey === 'saveWorkspaceSettings');

it('a change is put into the newest settings, also where somebody saves in that moment', async () => {
  const before = app.workspace.settings;
  meanwhile = () => {
    meanwhile = () => undefined;
    app.workspace = { ...app.workspace, revision: 7, settings: { ...before, report: false } };
  };
  expect(await changeWorkspace(named)).toEqual({
    ok: true,
    data: {
      before: { ...before, report: false },
      after: { ...before, report: false, productTemplate: 'ours' },
    },
  });
  expect(app.workspace).toMatchObject({ revision: 8, settings: { report: false } });
});

it('a change that never gets there is refused', async () => {
  meanwhile = () => {
    app.workspace = { ...app.workspace, revision: app.workspace.revision + 1 };
  };
  expect(await changeWorkspace(named)).toMatchObject({ problem: { code: 'SETTINGS_STALE' } });
  expect(saves()).toHaveLength(3);
});

it('a change that refuses itself is not saved', async () => {
  const refusal = pageRefusal('SETTINGS_STALE');
  expect(await changeWorkspace(() => refusal)).toEqual(refusal);
  expect(saves()).toEqual([]);
});
