import type { DeliveryIdentity } from './types';

/** How a project of a destination without environments is named. */
export interface ProjectTemplates {
  readonly projectName?: string | undefined;
  readonly projectVersion?: string | undefined;
}

/**
 * The environment is part of the name, so that what is sent to development can never replace what
 * is in production, and each environment has a latest version of its own.
 */
export const DEFAULT_PROJECT_NAME = '{product} ({environment})';
export const DEFAULT_PROJECT_VERSION = '{version}';

const PLACEHOLDER = /\{[^{}]*\}/g;
const KNOWN: ReadonlySet<string> = new Set(['{product}', '{environment}', '{version}']);

/** Why a template cannot be used, in one plain line; undefined = it can. */
export function projectTemplateProblem(template: string): string | undefined {
  const unknown = template.match(PLACEHOLDER)?.find((one) => !KNOWN.has(one));
  if (unknown !== undefined) return `${unknown} is not known; ${[...KNOWN].join(', ')} are.`;
  return /\p{Cc}/u.test(template) ? 'Control characters cannot be used.' : undefined;
}

/** The project that a delivery belongs to: name and version, trimmed. */
export function projectOf(
  {
    projectName = DEFAULT_PROJECT_NAME,
    projectVersion = DEFAULT_PROJECT_VERSION,
  }: ProjectTemplates,
  delivery: Pick<DeliveryIdentity, 'product' | 'environment' | 'version'>,
): { readonly name: string; readonly version: string } {
  // In one pass: a product that is called {version} stays what it is.
  const filled = (template: string) =>
    template
      .replace(PLACEHOLDER, (one) => {
        if (one === '{product}') return delivery.product;
        if (one === '{environment}') return delivery.environment;
        return one === '{version}' ? delivery.version : one;
      })
      .trim();
  return { name: filled(projectName), version: filled(projectVersion) };
}
