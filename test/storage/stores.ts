import { createHash } from 'node:crypto';
import type { Delivery } from '../../src/core/delivery/types';
import type { Run } from '../../src/core/run';

export const sha256 = (data: Uint8Array | string) =>
  createHash('sha256').update(data).digest('hex');
export const REPOSITORY = '22222222-2222-4222-8222-222222222222';

export function aRun(over: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    event: {
      name: 'repo:push',
      workspace: '11111111-1111-4111-8111-111111111111',
      repository: REPOSITORY,
      at: 5,
      ref: { type: 'branch', name: 'main' },
      after: 'b'.repeat(40),
      forced: false,
    },
    state: 'queued',
    receivedAt: 10,
    attempts: 0,
    dueAt: 100,
    ...over,
  };
}

export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    key: 'key-1',
    destination: 'interlynk',
    product: 'acme/shop',
    environment: 'production',
    version: '1',
    sha256: 'a'.repeat(64),
    state: 'delivering',
    repository: REPOSITORY,
    ref: 'main',
    commit: 'b'.repeat(40),
    path: 'bom.json',
    components: 1,
    runId: 'run-1',
    eventAt: 5,
    attempts: 1,
    attemptedAt: 10,
    dueAt: 0,
    updatedAt: 10,
    ...over,
  };
}
