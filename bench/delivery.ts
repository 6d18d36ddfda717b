import { startLocalHost, type LocalHost } from '../test/e2e/local-host';
import { movingClock } from '../test/e2e/moving-clock';
import { cyclonedx } from '../test/e2e/sbom';
import { setUpThree, THREE } from '../test/e2e/three-destinations';

const WARM_UP = 3;
const PUSHES = 20;
const INBOXES = ['inbox', 'dependencyTrack', 'endpoint'] as const;
/** Longer than every inbox takes to process, and than the first look waits. */
const LOOK_AFTER_SECONDS = 60;

interface Count {
  deliver: number;
  look: number;
}

/** Counts what reaches each inbox; an endpoint only gets documents. */
function countRequests({ host }: LocalHost): Record<(typeof INBOXES)[number], Count> {
  const counts = {
    inbox: { deliver: 0, look: 0 },
    dependencyTrack: { deliver: 0, look: 0 },
    endpoint: { deliver: 0, look: 0 },
  };
  for (const name of INBOXES) {
    const inbox = host[name];
    const handle = inbox.handle.bind(inbox);
    inbox.handle = (request) => {
      const type = request.headers.get('content-type') ?? '';
      const isDocument = type.startsWith('multipart/') || name === 'endpoint';
      counts[name][isDocument ? 'deliver' : 'look'] += 1;
      return handle(request);
    };
  }
  return counts;
}

/**
 * Requests per warm delivery, which are exact, and the time from an event to its delivery in the
 * whole host with real git, beside that of a push which touches no SBOM.
 */
export async function benchDelivery(): Promise<string[]> {
  const clock = movingClock();
  const local = await startLocalHost();
  try {
    await setUpThree(local);
    const clone = await local.clone('web-shop');
    const push = async (file: string, text: string): Promise<number> => {
      await clone.write(file, text);
      await clone.commit(`${file} ${text.length}`);
      await clone.push('main');
      const lines = await local.settled();
      await clock.pass(local, LOOK_AFTER_SECONDS);
      return Math.max(...lines.map(({ ms }) => ms));
    };
    for (let n = 0; n < WARM_UP; n += 1) await push('bom.json', cyclonedx(`1.0.${n}`, 100));
    const counts = countRequests(local);
    const delivered: number[] = [];
    const untouched: number[] = [];
    for (let n = 0; n < PUSHES; n += 1) {
      delivered.push(await push('bom.json', cyclonedx(`2.0.${n}`, 100)));
      untouched.push(await push('README.md', `Nothing but ${n}.`));
    }
    const per = (count: number) => (count / PUSHES).toFixed(2);
    const requests = INBOXES.map((name, index) => {
      const { deliver, look } = counts[name];
      const label = THREE[index]?.name ?? name;
      return `requests per warm delivery to ${label}: ${per(deliver)} to deliver (at most 1), ${per(look)} to look it up (at most 1)`;
    });
    const [with3, without] = [median(delivered), median(untouched)];
    return [
      ...requests,
      `time from event to delivery at three destinations: ${with3.toFixed(0)} ms, ${(with3 / without).toFixed(1)} × a push without an SBOM (${without.toFixed(0)} ms)`,
    ];
  } finally {
    await local.end();
    clock.restore();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
