import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';

/**
 * `npm run manifest`: what Atlassian's own validator says of manifest.yml in the working
 * directory. FULL does not look whether the events of a trigger have their scopes, so the checks
 * that the Forge CLI runs beside it are asked for as well.
 */
const CHECKS = [
  ValidationTypes.FULL,
  ValidationTypes.PRODUCT_TRIGGER,
  ValidationTypes.DEPRECATED_EGRESS_PERMISSIONS,
  ValidationTypes.DEPRECATED_CSP_METHOD,
  ValidationTypes.FORGE_REMOTE_COMPUTE,
] as const;

async function validateManifest(): Promise<void> {
  const lines = new Set<string>();
  for (const check of CHECKS) {
    const result = await ProcessorBuilder.instance().withValidation(check).build().process();
    if (!result.success) process.exitCode = 1;
    for (const problem of result.errors ?? []) {
      const place = `manifest.yml:${problem.line ?? 1}:${problem.column ?? 1}`;
      lines.add(`${place} ${problem.level}: ${problem.message} (${problem.reference})`);
    }
  }
  for (const line of lines) console.log(line);
  if (lines.size === 0) console.log('manifest.yml: no problems.');
}

void validateManifest();
