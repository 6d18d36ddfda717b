import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

export const SHOP = '/2.0/repositories/sandbox/shop';
export const BRANCH = 'feature/ünï-🚀%2Fx';

/** A sandbox with a private, a public and an empty repository; `shop` has two commits. */
export interface Shop {
  readonly running: RunningSandbox;
  /** The commit of `main` and of the tags `light` and `v1.0`. */
  readonly first: string;
  /** The commit of BRANCH, on top of the first. */
  readonly second: string;
  close(): Promise<void>;
}

export async function startShop(): Promise<Shop> {
  const folder = temporaryFolder();
  const running = await startSandbox();
  await running.sandbox.createRepository({ slug: 'shop' });
  await running.sandbox.createRepository({ slug: 'open-shop', private: false });
  await running.sandbox.createRepository({ slug: 'empty' });
  const work = await workingCopy(folder.path);
  const first = await commitFiles(work, 'One', {
    'sbom.json': '{"bomFormat":"CycloneDX"}\n',
    'dir/b ü%#?.json': '{}',
    'dir/deep/er/c.xml': '<a/>',
    'image.bin': Buffer.from([0, 1, 2]),
  });
  await git(work, 'tag', 'light');
  await git(work, 'tag', '-a', 'v1.0', '-m', 'First release');
  await git(work, 'checkout', '--quiet', '-b', BRANCH);
  const second = await commitFiles(work, 'Two', {
    'sbom.json': '{"bomFormat":"CycloneDX","version":2}\n',
  });
  await git(work, 'push', '--quiet', running.remote('shop'), 'main', BRANCH, 'light', 'v1.0');
  return {
    running,
    first,
    second,
    close: async () => {
      await running.close();
      folder.dispose();
    },
  };
}
