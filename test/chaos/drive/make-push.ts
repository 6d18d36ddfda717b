import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedPush } from '../plan/types';
import type { AcceptedPush } from '../truth/types';
import type { Clone } from './clone';
import type { PullRequests } from './pull-requests';

/** One repository, as the one person sees it who pushes to it. */
export interface Desk {
  readonly slug: string;
  readonly clone: Clone;
  readonly pullRequests: PullRequests;
}

const AGAIN_MS = 100;
const ATTEMPTS = 1200;

/** Makes a push of the plan until git has accepted it; what a kill cut off is simply made again. */
export async function makePush(
  { slug, clone, pullRequests }: Desk,
  push: PlannedPush,
  signal: AbortSignal,
): Promise<AcceptedPush> {
  const { number } = push;
  switch (push.kind) {
    case 'commits': {
      const { branch, commits, back, opens } = push;
      const after = await clone.commit(push, commits);
      const ref = `refs/heads/${branch}`;
      await untilDone(() => clone.push(ref, back !== undefined), signal);
      if (opens !== undefined) await untilDone(() => pullRequests.open(branch, opens), signal);
      return { number, slug, ref: { type: 'branch', name: branch }, after };
    }
    case 'tag': {
      const { name, branch, annotated } = push;
      const after = await clone.tag(name, branch, annotated);
      await untilDone(() => clone.push(`refs/tags/${name}`, false), signal);
      return { number, slug, ref: { type: 'tag', name }, after };
    }
    case 'merge': {
      await untilDone(() => pullRequests.merge(push), signal);
      const after = await untilDone(() => clone.fetch(push.into), signal);
      return { number, slug, ref: { type: 'branch', name: push.into }, after };
    }
  }
}

async function untilDone<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || signal.aborted) throw error;
      await sleep(AGAIN_MS, undefined, { signal });
    }
  }
}
