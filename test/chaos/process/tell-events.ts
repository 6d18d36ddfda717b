import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host } from '../../../host/wire';
import type { ToldPush } from '../judge/judge-rows';

const pushEvent = z.object({
  eventType: z.literal('avi:bitbucket:push:repository'),
  repository: z.object({ slug: z.string() }),
  push: z.object({
    ref: z.string(),
    before: z.string().optional(),
    after: z.string(),
    mainbranch: z.unknown().optional(),
  }),
});

function fileOf(dataDirectory: string): string {
  return join(dataDirectory, 'told-events.jsonl');
}

/** Notes each push that the app is told of, in a file that survives a killed process. */
export function noteEvents(host: Host): void {
  const { platform } = host;
  const emit = platform.emit.bind(platform);
  platform.emit = (event) => {
    const read = pushEvent.safeParse(event);
    if (read.success) appendFileSync(fileOf(host.dataDirectory), `${JSON.stringify(read.data)}\n`);
    emit(event);
  };
}

/** What was noted; a line that a kill cut off is left out. */
export function toldEvents(dataDirectory: string): ToldPush[] {
  if (!existsSync(fileOf(dataDirectory))) return [];
  const lines = readFileSync(fileOf(dataDirectory), 'utf8').split('\n');
  return lines.flatMap((line): ToldPush[] => {
    if (!line.endsWith('}')) return [];
    const { repository, push } = pushEvent.parse(JSON.parse(line));
    const { ref, before = '', after, mainbranch } = push;
    return [
      {
        slug: repository.slug,
        ref: { type: mainbranch === undefined ? 'tag' : 'branch', name: ref },
        after,
        // Not by its time: a database that was held takes it back, and it is told anew.
        identity: JSON.stringify([ref, before, after]),
      },
    ];
  });
}
