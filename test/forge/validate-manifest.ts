import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { onEachApp, type Outcome } from './on-each-app';

/** FULL does not look whether the events of a trigger have their scopes; the CLI asks for both. */
const CHECKS = [ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER] as const;

/** What Atlassian's own validator says of manifest.yml. */
async function validateManifest(): Promise<Outcome> {
  const lines = new Set<string>();
  let ok = true;
  for (const check of CHECKS) {
    const result = await ProcessorBuilder.instance().withValidation(check).build().process();
    ok &&= result.success;
    for (const problem of result.errors ?? []) {
      const place = `manifest.yml:${problem.line ?? 1}:${problem.column ?? 1}`;
      lines.add(`${place} ${problem.level}: ${problem.message} (${problem.reference})`);
    }
  }
  return { ok, lines: lines.size > 0 ? [...lines] : ['manifest.yml: no problems.'] };
}

// `npm run manifest`
void onEachApp(validateManifest);
