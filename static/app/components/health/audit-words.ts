import type { AuditEntry } from './use-audit';

const MEMBERS: Readonly<Record<string, string>> = {
  enabled: 'forwarding',
  rules: 'environment rules',
  defaults: 'default rules',
  patterns: 'SBOM files',
  excludes: 'excluded files',
  productTemplate: 'product name',
  report: 'report',
  buildStatus: 'build status',
  destinations: 'destinations',
  repositories: 'which repositories take part',
};

/** `Changed environment rules and destinations`. */
export function changeOf({ action, changed }: AuditEntry): string {
  if (action === 'save-secret') {
    const ids = changed.map((path) => /^destinations\.(.+)\.secret$/.exec(path)?.[1] ?? path);
    return `Replaced the secret of ${new Intl.ListFormat().format(ids)}`;
  }
  if (changed.length === 0) return 'Saved without a change';
  const names = changed.map((name) => MEMBERS[name] ?? name);
  return `Changed ${new Intl.ListFormat().format(names)}`;
}
