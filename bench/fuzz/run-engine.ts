import { compare } from '../../src/core/sbom/compare/compare';
import { collectFindings, MAX_FINDINGS } from '../../src/core/sbom/findings/collect';
import { toModel } from '../../src/core/sbom/model/to-model';
import { readSbom } from '../../src/core/sbom/read-sbom';
import { readFile } from '../../src/core/sbom/read/read-file';
import { requirements } from '../../src/core/sbom/score/requirements/requirements';
import { score } from '../../src/core/sbom/score/score';
import { stamp } from '../../src/core/sbom/stamp/stamp';
import { fingerprint } from '../../src/core/sbom/summary/fingerprint';
import { toInventory, type Inventory } from '../../src/core/sbom/summary/inventory';
import { summarize } from '../../src/core/sbom/summary/summarize';
import type { SbomReading } from '../../src/core/sbom/types';
import { validate } from '../../src/core/sbom/validate/validate';

const EMPTY: Inventory = { tools: [], components: [] };
const VERSION = '9.8.7-fuzz+1';

/**
 * Sends bytes through everything that the engine does, and holds what comes out against what its
 * types promise. The outcome, such as `ok` or the code of a refusal. Throws where a promise is
 * broken.
 */
export async function runEngine(bytes: Uint8Array): Promise<string> {
  const reading = await readSbom(bytes);
  if (hasFailed(reading) || (reading.inside && hasFailed(reading.inside))) await failAgain(bytes);
  checkReading(reading);
  const { model, facts, content, identity, ok, valid } = reading;
  if (model !== undefined) {
    const scored = score(model);
    const { overall } = scored;
    demand(
      overall === undefined || (overall >= 0 && overall <= 10),
      `a score of ${String(overall)}`,
    );
    const inventory = toInventory(model, overall);
    JSON.stringify([facts, scored, requirements(model), inventory]);
    fingerprint(model, (data) => String(data.length));
    checkComparison(inventory);
    if (content !== undefined) await checkStamp(reading, content);
  }
  const outcome = ok ? 'ok' : (reading.refusal?.code ?? 'none');
  return `${identity.format ?? 'nothing'} ${outcome}${ok && valid !== true ? ` ${String(valid)}` : ''}`;
}

/** The reader catches whatever is thrown below it; nothing should be. */
function hasFailed({ refusal }: SbomReading): boolean {
  return refusal?.code === 'SBOM_UNREADABLE' || refusal?.message === OUT_OF_MEMORY;
}
const OUT_OF_MEMORY = 'It takes more memory to read than there is.';

/** The same steps without the net, so that the error is seen. */
async function failAgain(bytes: Uint8Array): Promise<never> {
  const file = await readFile(bytes, async (inside) => {
    const reading = await readSbom(inside);
    if (hasFailed(reading)) await failAgain(inside);
    return reading;
  });
  if (file.ok) {
    const model = toModel(file.parsed);
    await validate(file.parsed, model, collectFindings());
    summarize(model, score(model).overall);
  }
  throw new Error('Broken promise: nothing below the reader throws.');
}

function checkReading(reading: SbomReading): void {
  const { ok, refusal, valid, findings, facts, model, content, identity } = reading;
  demand(ok === (refusal === undefined), 'a refusal says why exactly where a file is refused');
  demand(findings.length <= MAX_FINDINGS, 'findings are capped');
  demand(
    valid !== true || findings.every(({ severity }) => severity !== 'error'),
    'a valid document has no errors',
  );
  demand((facts === undefined) === (model === undefined), 'facts and model come together');
  demand(!ok || (content !== undefined && facts !== undefined), 'what is forwarded is there');
  demand(
    model === undefined || identity.format === null || model.format === identity.format,
    'the model has the format that was told',
  );
  demand(Object.getPrototypeOf({}) === Object.prototype && !('name' in {}), 'nothing is polluted');
}

function checkComparison(inventory: Inventory): void {
  const { added, removed, upgraded, downgraded, changed, licences } = compare(inventory, inventory);
  const differences = [added, removed, upgraded, downgraded, changed, licences].flat().length;
  demand(differences === 0, `a document differs from itself in ${differences} places`);
  compare(EMPTY, inventory);
  compare(inventory, EMPTY);
}

async function checkStamp(reading: SbomReading, content: Uint8Array): Promise<void> {
  const { format, serialization, specVersion } = reading.inside?.identity ?? reading.identity;
  if (format === null || serialization === null || specVersion === null) return;
  const stamped = stamp({
    content,
    parsed: { format, serialization, specVersion },
    version: VERSION,
  });
  if (!stamped.ok) return;
  const again = await readSbom(stamped.content);
  // The facts leave out a subject without a name.
  demand(again.model?.subject?.version === VERSION, 'a stamped document bears the version');
  demand(again.ok || !reading.ok, 'a stamp leaves a document forwardable');
  const count = (facts: SbomReading['facts']) => `${facts?.components ?? 0} ${facts?.files ?? 0}`;
  demand(count(again.facts) === count(reading.facts), 'a stamp leaves the components alone');
}

function demand(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Broken promise: ${promise}.`);
}
