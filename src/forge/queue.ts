import { Queue as ForgeQueue } from '@forge/events';
import { BridgeError } from '../core/errors';
import type { Queue } from '../core/ports';

/** The `work` queue of manifest.yml. Jobs of one repository run one after the other. */
export function createForgeQueue(): Queue {
  const queue = new ForgeQueue({ key: 'work' });
  return {
    async push(job, options = {}) {
      const event = {
        body: job,
        ...(options.delaySeconds !== undefined && { delayInSeconds: options.delaySeconds }),
        ...(job.kind === 'run' && {
          concurrency: { key: `repository:${job.repository}`, limit: 1 },
        }),
      };
      try {
        await queue.push(event);
      } catch (cause) {
        throw new BridgeError('STORAGE_FAILED', {
          detail: 'The queue did not take the job.',
          cause,
        });
      }
    },
  };
}
