import type { ProjectsShape } from './graphql-schema';
import { GATE_STATES, type GateState } from './types';

/** Keys as in Interlynk's web interface and in its own command-line client. */
export const PERMISSIONS = [
  'view_product_group',
  'create_product_group',
  'view_sbom',
  'update_sbom',
  'view_policies',
  'manage_api_tokens',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const TIERS = ['enterprise', 'free'] as const;
export const GATES = GATE_STATES;

/** How the platform stands to its user; goes for every request until it is changed. */
export interface Terms {
  /** What every policy gate says. */
  readonly gate: GateState;
  /** Names of the policies that a failing gate names. */
  readonly policies: readonly string[];
  /** `free`: 5 products with 5 versions each. */
  readonly tier: (typeof TIERS)[number];
  /** `list`: `projects` below a product is the plain list of older releases. */
  readonly projects: ProjectsShape;
  /** What the role of the token may not. */
  readonly withheld: readonly Permission[];
}

export interface TermsHolder {
  current(): Terms;
  set(change: Partial<Terms>): void;
}

/** Forgotten when the host stops, like faults. */
export function createTerms(): TermsHolder {
  let terms: Terms = {
    gate: 'NO_POLICIES',
    policies: ['Sandbox policy'],
    tier: 'enterprise',
    projects: 'connection',
    withheld: ['manage_api_tokens'],
  };
  return {
    current: () => terms,
    set: (change) => {
      terms = { ...terms, ...change };
    },
  };
}

export function may(terms: Terms, permission: Permission): boolean {
  return !terms.withheld.includes(permission);
}
