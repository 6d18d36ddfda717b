import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { collectFindings } from '../src/core/sbom/findings/collect';
import { toModel } from '../src/core/sbom/model/to-model';
import type { SbomModel } from '../src/core/sbom/model/types';
import type { JsonObject } from '../src/core/sbom/read/json';
import type { ParsedDocument } from '../src/core/sbom/read/types';
import { checkCycloneDxJson } from '../src/core/sbom/validate/cyclonedx/check-cyclonedx-json';
import { validate } from '../src/core/sbom/validate/validate';
import { realisticDocument } from './sbom-documents';

const SIZES = [1_000, 10_000, 30_000, 50_000];
/** Above this the official library takes minutes: its time grows with the square of the number. */
const LIBRARY_UP_TO = 10_000;
const BUDGET = 5;

/** The best of several runs, in milliseconds: the machine is noisy, the minimum is not. */
async function best(runs: number, prepare: () => unknown, work: (input: unknown) => unknown) {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const input = prepare();
    const start = performance.now();
    await work(input);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/**
 * Holding a CycloneDX 1.6 document against the official schema, as multiples of JSON.parse on it,
 * beside the official library. Each run checks a document that was just parsed.
 */
export async function benchValidate(): Promise<string[]> {
  const lines = [await firstRun()];
  const times = new Map<number, number>();
  for (const components of SIZES) {
    const text = realisticDocument(components);
    const size = (new TextEncoder().encode(text).byteLength / 1e6).toFixed(1);
    const parse = await best(
      7,
      () => text,
      (json) => JSON.parse(String(json)) as unknown,
    );
    const check = await best(7, () => JSON.parse(text) as JsonObject, checkOnce);
    const whole = await best(7, () => readModel(text), validateOnce);
    times.set(components, whole);
    const ratio = (time: number) => `${(time / parse).toFixed(2)} ×`;
    lines.push(
      `validate ${components} components, ${size} MB: ${ratio(whole)} JSON.parse (at most ${BUDGET}), ${whole.toFixed(1)} ms of ${parse.toFixed(1)} ms; the schema alone ${ratio(check)}`,
    );
  }
  lines.push(linearity(times));
  for (const components of [1_000, LIBRARY_UP_TO]) lines.push(await sideBySide(components));
  const left = SIZES.filter((size) => size > LIBRARY_UP_TO).join(', ');
  return [...lines, `official library: not run on ${left} components, which takes it minutes`];
}

/** What `validate` needs; the model is made whether a document is validated or not. */
function readModel(text: string): { readonly parsed: ParsedDocument; readonly model: SbomModel } {
  const document = JSON.parse(text) as JsonObject;
  const parsed = {
    format: 'cyclonedx',
    serialization: 'json',
    specVersion: '1.6',
    document,
  } as const;
  return { parsed, model: toModel(parsed) };
}

/** The schema, then references, cycles, purls and licences. */
async function validateOnce(input: unknown): Promise<void> {
  const { parsed, model } = input as ReturnType<typeof readModel>;
  if (!(await validate(parsed, model, collectFindings()))) throw new Error('It was to be valid.');
}

/** A function of the cloud often checks one document in its life: nothing is compiled yet. */
async function firstRun(): Promise<string> {
  const [few = 0] = SIZES;
  const document = JSON.parse(realisticDocument(few)) as JsonObject;
  const start = performance.now();
  await checkOnce(document);
  const first = performance.now() - start;
  // What follows is to measure the work, and not the compiler.
  for (let run = 0; run < 20; run += 1) await checkOnce(document);
  return `validate ${few} components for the first time, with loading the schema: ${first.toFixed(0)} ms`;
}

async function checkOnce(document: unknown): Promise<void> {
  const findings = collectFindings();
  await checkCycloneDxJson(document as JsonObject, '1.6', findings);
  if (findings.list().length > 0) throw new Error('The document was to be valid.');
}

function linearity(times: ReadonlyMap<number, number>): string {
  const each = (components: number): number =>
    ((times.get(components) ?? 0) / components) * 1_000_000;
  const [few = 0, , , many = 0] = SIZES;
  return `validate, time per component: ${each(few).toFixed(0)} ns of ${few}, ${each(many).toFixed(0)} ns of ${many}`;
}

/** Both from text, since the library parses itself. */
async function sideBySide(components: number): Promise<string> {
  const text = realisticDocument(components);
  const library = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  await library.validate(realisticDocument(1));
  const theirs = await best(
    1,
    () => text,
    async (json) => {
      if ((await library.validate(String(json))) !== null) throw new Error('It was to be valid.');
    },
  );
  const ours = await best(
    3,
    () => text,
    (json) => checkOnce(JSON.parse(String(json))),
  );
  return `official library, ${components} components: ${theirs.toFixed(0)} ms, ours ${ours.toFixed(1)} ms (parsing included): ${(theirs / ours).toFixed(0)} ×`;
}
