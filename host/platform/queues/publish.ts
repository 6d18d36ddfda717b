import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isBusy, type HostDatabase } from '../../database';
import type { Manifest } from '../manifest-types';
import type { Tasks } from '../tasks';

const MAX_EVENTS = 50;
const MAX_BYTES = 200 * 1024;
const MAX_DELAY_SECONDS = 900;

const pushedEvent = z.object({
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().min(0).max(MAX_DELAY_SECONDS).optional(),
  concurrency: z.object({ key: z.string().min(1), limit: z.number().int().min(1) }).optional(),
});

const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.uuid(),
  payload: z.array(pushedEvent).min(1).max(MAX_EVENTS),
});
const jobRequest = z.object({ queueName: z.string(), jobId: z.string() });

export interface QueueDependencies {
  readonly database: HostDatabase;
  readonly manifest: Manifest;
  readonly tasks: Tasks;
  /** Something was stored. */
  readonly wake: () => void;
}

const PUBLISH = /^\/webhook\/queue\/(publish|stats|cancel)\//;

/**
 * Answers the requests of @forge/events' Queue, or `undefined` for another path. The client sends
 * the placeholders of the path literally. All events of a push are stored, or none.
 */
export function createQueueRoutes(
  dependencies: QueueDependencies,
): (path: string, body: string) => Response | undefined {
  const { tasks } = dependencies;
  const publish = createPublish(dependencies);
  return (path, body) => {
    const operation = PUBLISH.exec(path)?.[1];
    if (operation === undefined) return undefined;
    if (operation === 'publish') return publish(body);
    const request = jobRequest.safeParse(JSON.parse(body));
    if (!request.success) return badRequest(request.error);
    const { jobId, queueName } = request.data;
    if (operation === 'stats') {
      const stats = tasks.jobs.stats(jobId, queueName);
      return stats === undefined ? new Response(null, { status: 404 }) : Response.json(stats);
    }
    return new Response(null, { status: tasks.jobs.cancel(jobId, queueName) ? 204 : 404 });
  };
}

function createPublish({
  database,
  manifest,
  tasks,
  wake,
}: QueueDependencies): (body: string) => Response {
  const store = database.transaction((request: z.infer<typeof pushRequest>) => {
    tasks.jobs.create(request.jobId, request.queueName);
    for (const event of request.payload) {
      tasks.add({
        kind: 'event',
        target: request.queueName,
        payload: event,
        eventId: randomUUID(),
        jobId: request.jobId,
        // Concurrency keys count across the queues of an installation.
        lane:
          event.concurrency === undefined
            ? undefined
            : { key: `key ${event.concurrency.key}`, limit: event.concurrency.limit },
        delaySeconds: event.delayInSeconds,
      });
    }
  });
  return (body) => {
    const request = pushRequest.safeParse(JSON.parse(body));
    if (!request.success) return badRequest(request.error);
    const { queueName, payload } = request.data;
    if (Buffer.byteLength(JSON.stringify(payload)) > MAX_BYTES) {
      return Response.json({ errorMessage: 'The maximum payload size is 200KB.' }, { status: 413 });
    }
    if (!manifest.consumers.some(({ queue }) => queue === queueName)) {
      return Response.json({ message: `No consumer for queue '${queueName}'.` }, { status: 400 });
    }
    try {
      store.immediate(request.data);
    } catch (error) {
      if (!isBusy(error)) throw error;
      return Response.json({ message: 'The queue is busy.' }, { status: 503 });
    }
    wake();
    return new Response(null, { status: 201 });
  };
}

function badRequest(error: z.ZodError): Response {
  return Response.json({ message: z.prettifyError(error) }, { status: 400 });
}
