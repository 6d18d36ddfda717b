import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { createListHeldFiles } from '../../../src/app/list-held-files';
import { createReadDocument } from '../../../src/app/read-document';
import { CALLS } from '../../../src/contract/resolvers';
import { createRepositoryPageAnswers } from '../../../src/handlers/resolvers/repository-page-answers';
import { workspaceSettings } from '../../../src/core/settings';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from '../../app/harness';
import { aDelivery } from '../../storage/stores';

const ADMITTED = {
  caller: { accountId: 'reader', workspace: WORKSPACE },
  repository: { workspace: WORKSPACE, uuid: REPOSITORY },
};

const FILES = {
  [B]: { 'bom.json': bom('1.0', 2), 'README.md': '# Shop', 'vex.json': '{"bomFormat":' },
  [C]: { 'bom.json': bom('1.1', 5) },
};
const CHANGES = {
  [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }],
  [`${C}..${B}`]: [{ path: 'bom.json', status: 'modified' as const }],
};

async function aPage() {
  const app = await createHarness({ files: FILES, changes: CHANGES });
  const answers = createRepositoryPageAnswers({
    listHeldFiles: createListHeldFiles(app),
    readDocument: createReadDocument(app),
  });
  return { app, answers };
}

it('shows what two pushes brought, and what came before', async () => {
  const { app, answers } = await aPage();
  await app.take(pushEvent({ at: 1000 }));
  app.time.now += 60_000;
  await app.take(pushEvent({ before: B, after: C, at: 61_000 }));
  const { data } = await answers.getRepositorySboms({ repository: REPOSITORY }, ADMITTED);
  expect(CALLS.getRepositorySboms.answer.strict().safeParse(data).error).toBeUndefined();
  expect(data).toMatchObject({ complete: true, waiting: 0, enabled: true, hasDestination: true });
  expect(data.files).toHaveLength(1);
  const [file] = data.files;
  expect(file).toMatchObject({ environment: 'production', product: 'acme/shop', path: 'bom.json' });
  expect(file?.documents).toEqual([
    {
      ...{ version: '1.1', commit: C, components: 5, score: expect.any(Number) },
      ...{ sentAt: app.time.now, ref: 'main', destinations: ['Interlynk'] },
    },
  ]);
  expect(file?.history.map(({ components }) => components)).toEqual([2, 5]);
});

it('asks storage for eleven things at most, and says what it left out', async () => {
  const { app, answers } = await aPage();
  for (let number = 0; number < 1001; number += 1) {
    const key = `key-${String(number)}`;
    const times = { attemptedAt: number, updatedAt: number };
    await app.deliveries.arrived(aDelivery({ key, sha256: key, state: 'accepted', ...times }));
  }
  const before = app.storage.count;
  const { data } = await answers.getRepositorySboms({ repository: REPOSITORY }, ADMITTED);
  expect(app.storage.count - before).toBe(11);
  expect(data.complete).toBe(false);
  expect(data.files[0]?.documents).toMatchObject([{ sentAt: 1000 }]);
  expect(data.files[0]?.history).toHaveLength(300);
});

it('says why there is nothing', async () => {
  const { app, answers } = await aPage();
  await app.deliveries.claim(aDelivery({ key: 'a', state: 'queued' }), undefined);
  await app.deliveries.claim(aDelivery({ key: 'b', state: 'rejected' }), undefined);
  await app.deliveries.claim(aDelivery({ key: 'c', repository: WORKSPACE }), undefined);
  await app.saveSettings.workspace(workspaceSettings.parse({ destinations: [] }), 1, 'admin');
  const { data } = await answers.getRepositorySboms({ repository: REPOSITORY }, ADMITTED);
  expect(data).toMatchObject({ files: [], waiting: 1, refused: 1, hasDestination: false });
});

it('lists the components of a document', async () => {
  const { answers } = await aPage();
  const asked = { repository: REPOSITORY, commit: C, path: 'bom.json' };
  const { data } = await answers.getComponents(asked, ADMITTED);
  expect(data).toMatchObject({ format: 'CycloneDX 1.6', total: 5, ecosystems: ['npm'] });
  expect(data.rows[0]).toEqual(['library-0', '1.0.0', 0, 0]);
  expect(data.next).toBeUndefined();
});

it('hands the document out as it is in the repository', async () => {
  const { answers } = await aPage();
  const asked = { repository: REPOSITORY, commit: B, path: 'bom.json' };
  const { data } = await answers.downloadSbom(asked, ADMITTED);
  expect(data.fileName).toBe('bom.json');
  const text = gunzipSync(Buffer.from(data.data, 'base64')).toString();
  expect(text).toBe(FILES[B]?.['bom.json']);
});

it.each([
  ['README.md', B, 'SBOM_NOT_JSON'],
  ['vex.json', B, 'SBOM_NOT_JSON'],
  ['gone.json', B, 'BITBUCKET_NOT_FOUND'],
  ['bom.json', 'd'.repeat(40), 'BITBUCKET_COMMIT_NOT_FOUND'],
])('hands out no file that is no SBOM: %s', async (path, commit, code) => {
  const { answers } = await aPage();
  const asked = { repository: REPOSITORY, commit, path };
  await expect(answers.getComponents(asked, ADMITTED)).rejects.toMatchObject({ code });
  await expect(answers.downloadSbom(asked, ADMITTED)).rejects.toMatchObject({ code });
});
