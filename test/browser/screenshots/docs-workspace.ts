import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pushFirst } from '../../../host/prepare-sandbox';
import { startLocalHost, type LocalHost } from '../../e2e/local-host';
import { ROOT } from '../../e2e/root';

interface Sbom {
  components: unknown[];
  metadata: { component: { version: string } };
}

export interface DocsWorkspace {
  readonly local: LocalHost;
  /** Of the last commit on the main branch that was delivered. */
  readonly delivered: string;
}

/** The push after which somebody's generator is interrupted. */
const CUT_AFTER = 3;

/** The sandbox after a few days' work: deliveries, one that was refused, a pull request. */
export async function startDocsWorkspace(): Promise<DocsWorkspace> {
  const local = await startLocalHost();
  await pushFirst(local.host, ROOT);
  await local.settled();
  const clone = await local.clone('web-shop');
  const sbom = JSON.parse(await readFile(join(clone.folder, 'bom.json'), 'utf8')) as Sbom;
  const all = sbom.components;
  const pushed = async (branch: string, message: string): Promise<void> => {
    await clone.commit(message);
    await clone.push(branch);
    await local.settled();
  };
  for (const [index, left] of [12, 9, 9, 4, 0].entries()) {
    sbom.metadata.component.version = `1.${String(index + 2)}.0`;
    sbom.components = all.slice(left);
    await clone.write('bom.json', JSON.stringify(sbom, null, 2));
    await pushed('HEAD:main', `build: upgrade to ${sbom.metadata.component.version}`);
    if (index !== CUT_AFTER) continue;
    await clone.write('bom.json', '{"bomFormat": "CycloneDX", "specVersion": "1.6", "compo');
    await pushed('HEAD:main', 'build: upgrade, interrupted');
  }
  const delivered = await clone.git('rev-parse', 'HEAD');
  sbom.metadata.component.version = '1.7.0';
  sbom.components = [...all.slice(0, -6), ...NEW];
  await clone.write('bom.json', JSON.stringify(sbom, null, 2));
  await pushed('HEAD:refs/heads/feature/wish-list', 'feat: share a wish list');
  await openPullRequest(local);
  await local.settled();
  return { local, delivered };
}

const NEW = ['nanoid', 'qrcode', 'pngjs'].map((name, index) => ({
  type: 'library',
  name,
  version: `${String(index + 1)}.0.0`,
  purl: `pkg:npm/${name}@${String(index + 1)}.0.0`,
  licenses: [{ license: { id: 'MIT' } }],
}));

async function openPullRequest({ host }: LocalHost): Promise<void> {
  const { accountId } = host.sandbox.accounts.writer;
  const source = { branch: { name: 'feature/wish-list' } };
  await host.sandbox.connection.request(
    { type: 'user', accountId },
    '/2.0/repositories/sandbox/web-shop/pullrequests',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Share a wish list', source }),
    },
  );
}
