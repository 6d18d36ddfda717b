import { afterAll, beforeAll, describe } from '@jest/globals';
import { skipped } from '../skipped';
import { launchBrowser, skipReason, type OpenPanel } from './open-panel';
import { openStage, type Stage, type StageOptions } from './stage';
import { ensureBuilt } from './start-host';

/** Opens a panel, in place of the one before. */
export type Open = (options?: StageOptions) => Promise<OpenPanel>;

/**
 * Tests in a real browser, one for all of them, with one panel open at a time. Skipped where there
 * is no browser, and the reason is printed.
 */
export function inBrowser(name: string, tests: (open: Open) => void): void {
  const reason = skipReason();
  if (reason !== undefined) skipped(`browser tests: ${reason}`);
  (reason === undefined ? describe : describe.skip)(name, () => {
    let stage: Stage;

    beforeAll(async () => {
      await ensureBuilt();
      stage = await openStage(await launchBrowser());
    });
    afterAll(() => stage.close());

    tests((options = {}) => stage.open(options));
  });
}
