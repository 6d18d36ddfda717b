/** What people call the members of the settings, where they are told what was changed. */
export const MEMBER_NAMES: Readonly<Record<string, string>> = {
  enabled: 'forwarding',
  rules: 'environment rules',
  defaults: 'default rules',
  patterns: 'SBOM files',
  excludes: 'excluded files',
  productTemplate: 'product name',
  report: 'report',
  buildStatus: 'build status',
  comment: 'comment on pull requests',
  gate: 'merge check',
  destinations: 'destinations',
  repositories: 'which repositories take part',
};
