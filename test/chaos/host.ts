import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from '../../host/database';
import { openGit } from '../../host/git-api/git';
import { createHost } from '../../host/wire';
import type { HistoryRow } from './judge/judge-rows';
import { callPatiently } from './process/call-app';
import { install } from './process/install';
import { hostStart, toHost, type Created, type Order } from './process/messages';
import { faultsLeft, plantFault } from './process/plant-fault';
import { noteEvents } from './process/tell-events';

/** The host as a process of its own, which does what the one that started it says. */
const start = hostStart.parse(JSON.parse(process.argv[2] ?? '{}'));
const send = (message: unknown): void => {
  process.send?.(message);
};

// The one clock of this process, for host and app alike: both read Date.now.
const machineNow = Date.now.bind(Date);
let aheadMs = start.aheadMs;
let plants = 0;
Date.now = () => machineNow() + aheadMs;

const { root, manifestFile, dataDirectory, port } = start;
const host = createHost({
  root,
  manifestFile,
  dataDirectory,
  port,
  app: 'bundle',
  // Waits that would only make a run longer: they are real seconds while pushes are made. The inboxes
  // show a document after one, and the app has to give them that time.
  variables: { DESTINATION_SETTLE_SECONDS: '3', COALESCE_SECONDS: '2' },
});
const { platform, sandbox } = host;
// A long run makes the requests of days within minutes; the limit itself has tests of its own.
sandbox.limit.set(1_000_000);

async function wake(): Promise<void> {
  for (const work of [sandbox.faults.release, host.inbox.workDue, host.dependencyTrack.workDue]) {
    await patiently(work);
  }
  platform.wake();
}

/** Again for as long as the database is held, which is one of the faults. */
async function patiently(work: () => unknown): Promise<void> {
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      await sleep(100);
    }
  }
}

/** Holds no SBOM, so that all that follows is a push's doing. */
const FIRST_COMMIT = `commit refs/heads/main
committer Wim Writer <writer@sandbox.example> 1700000000 +0000
data 5
Start
M 100644 inline README.md
data 6
Chaos

done
`;

async function create(slugs: readonly string[]): Promise<Created> {
  for (const slug of slugs) {
    const { uuid, directory: bare } = await sandbox.createRepository({ slug });
    await openGit(bare).run(['fast-import', '--quiet', '--done'], { input: FIRST_COMMIT });
    await sandbox.adopt(uuid);
  }
  const { username, email, apiToken } = sandbox.accounts.writer;
  return {
    workspace: sandbox.workspace.slug,
    repositories: sandbox.repositories().map(({ slug, uuid, directory }) => ({
      slug,
      uuid,
      directory,
    })),
    username,
    email,
    apiToken,
  };
}

async function rows(): Promise<HistoryRow[]> {
  const found: HistoryRow[] = [];
  for (const { uuid, slug } of sandbox.repositories()) {
    let cursor: string | undefined;
    do {
      const page = await callPatiently(host, 'listRuns', {
        repository: uuid,
        ...(cursor !== undefined && { cursor }),
      });
      for (const { runId = '', event = '', ref = '', refType, commit = '', ...run } of page.runs) {
        const row = { runId, slug, event, commit, state: run.state };
        const code = run.problem && { code: run.problem.code };
        found.push({ ...row, ref: { type: refType ?? 'branch', name: ref }, ...code });
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return found;
}

async function retryAll(): Promise<{ queued: number }> {
  let queued = 0;
  for (let more = true; more;) {
    const answer = await callPatiently(host, 'retryWorkspace', {});
    queued += answer.queued;
    more = answer.more;
  }
  return { queued };
}

async function follow(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'create':
      noteEvents(dataDirectory);
      return create(order.slugs);
    case 'go':
      return host.start();
    case 'install':
      return install(host, order.destinations);
    case 'plant':
      plantFault(host, order.fault);
      plants += 1;
      return undefined;
    case 'jump':
      aheadMs += order.seconds * 1000;
      await wake();
      return undefined;
    case 'pass': {
      aheadMs += order.seconds * 1000;
      await wake();
      await platform.idle();
      const { due, delayed, running, deadLetters } = platform.pending();
      return { waiting: due + delayed + running + sandbox.faults.held(), deadLetters };
    }
    case 'load': {
      const { due, running } = platform.pending();
      return { due: due + running };
    }
    case 'retry-all':
      return retryAll();
    case 'rows':
      return rows();
    case 'stop':
      return host.stop();
  }
}

let told = '';
setInterval(() => {
  const left = { left: faultsLeft(host), plants };
  if (JSON.stringify(left) === told) return;
  told = JSON.stringify(left);
  send(left);
}, 100).unref();

process.on('message', (message) => {
  const { id, order } = toHost.parse(message);
  follow(order).then(
    (answer: unknown) => {
      send({ id, answer });
    },
    (error: unknown) => {
      send({ id, failure: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
    },
  );
});
// Ctrl-C reaches the whole group; the one that started this process ends it.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
