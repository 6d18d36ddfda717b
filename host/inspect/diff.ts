import { compare, type Comparison } from '../../src/core/sbom/compare/compare';
import type { Request } from './options';
import { readSide, type Side } from './side';
import { INTERRUPTED, type Streams } from './streams';
import { clean } from './text/clean';
import { diffText } from './text/diff-text';
import { pageOf } from './text/page';
import { jsonLine } from './to-json';

/** Tells what changed between two files; the exit code, which DIFF_HELP tells. */
export async function diff(
  { before, after, json }: Extract<Request, { command: 'diff' }>,
  streams: Streams,
): Promise<number> {
  const [old, young] = [await readSide(before), await readSide(after)];
  if (streams.stopped() === 'interrupted') return INTERRUPTED;
  for (const { file, reason } of [old, young]) {
    if (reason !== undefined) streams.errors.write(`${clean(file, 1000)}: ${clean(reason)}\n`);
  }
  if (old.inventory === undefined || young.inventory === undefined) return 2;
  const comparison = compare(old.inventory, young.inventory);
  const same = isSame(comparison);
  if (json) {
    const sides = { before: sideToJson(old), after: sideToJson(young) };
    streams.output.write(jsonLine({ ...sides, same, ...comparison }));
  } else {
    const page = pageOf(streams.output, streams.env);
    streams.output.write(`${diffText(page, old, young, comparison)}\n`);
  }
  return same ? 0 : 1;
}

function isSame(comparison: Comparison): boolean {
  const { added, removed, upgraded, downgraded, changed, licences } = comparison;
  return [added, removed, upgraded, downgraded, changed, licences].every(
    (list) => list.length === 0,
  );
}

function sideToJson({ file, inventory }: Side) {
  const { subject, tools, score: overall, components } = inventory ?? { tools: [], components: [] };
  return {
    file,
    subject: subject ?? null,
    tools,
    score: overall ?? null,
    components: components.length,
  };
}
