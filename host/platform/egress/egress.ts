import { EgressFilteringService } from '@forge/egress';
import type { HostDatabase } from '../../database';
import type { Manifest } from '../manifest-types';
import { normalDomain } from './domain';
import { EgressError } from './egress-error';
import { pageOf, toView, type EgressPage, type EgressView } from './page';
import { BACKEND, readRequest, type EgressRequest } from './requests';
import { createEgressStore, type EgressGroup } from './store';

/** Per installation: 10 groups of 10 domains, 40 entries (Forge changelog, 29 Jul 2026). */
const LIMITS = { groups: 10, domains: 10, entries: 40 };

/** Where programs put what they grant. */
const OPERATOR = { key: 'operator', description: 'Allowed by the operator of this host.' };

/** A change of the grants, judged and not made yet. */
export interface EgressChange {
  /** What a person has to consent to; undefined where nothing would be let out or taken away. */
  readonly question: EgressQuestion | undefined;
  /** Makes the change; the answer of the command. */
  apply(): { results: EgressView[] } | undefined;
}

/** What the dialog shows: domains that would be allowed for the first time, or taken away. */
export interface EgressQuestion {
  readonly kind: 'allow' | 'remove';
  readonly groups: readonly { readonly description: string; readonly domains: readonly string[] }[];
}

export type EgressCommand = 'set' | 'deleteDomain' | 'deleteGroup';

/**
 * Customer-managed egress of one installation: what admins allowed beside the manifest, for
 * backend requests only. It asks neither who calls nor for consent: the bridge does. All but
 * `domains` throw EgressError.
 */
export interface Egress {
  /** What may be reached now; read at each request, so that a removed grant is gone at once. */
  domains(): readonly string[];
  /** `permissions.egress.get` of @forge/bridge. */
  get(payload: unknown): EgressPage;
  /** The other commands. `set` puts groups in the place of those with the same keys. */
  change(command: EgressCommand, payload: unknown): EgressChange;
  /** For programs that set a host up: adds what is not granted yet. Needs no consent. */
  grant(domains: readonly string[]): void;
}

export function createEgress(options: {
  readonly manifest: Pick<Manifest, 'egress' | 'egressConfigurable'>;
  readonly database: HostDatabase;
  readonly installation: string;
}): Egress {
  const { manifest } = options;
  const store = createEgressStore(options.database, options.installation);
  const declared = new EgressFilteringService([...manifest.egress]);

  const read: typeof readRequest = (name, payload) => {
    if (manifest.egressConfigurable) return readRequest(name, payload);
    throw new EgressError(
      'EGRESS_NOT_ENABLED',
      'The manifest of the app lacks permissions.external.configurable.enabled.',
    );
  };
  const groupOf = (key: string) => store.groups().find((group) => group.key === key);

  const set = ({ egresses }: EgressRequest<'set'>): EgressChange => {
    const groups = egresses.map(toGroup);
    distinct(groups.map(({ key }) => key));
    const fixed = groups.flatMap(({ domains }) => domains).find((one) => declared.isValidUrl(one));
    if (fixed !== undefined) {
      throw new EgressError('EGRESS_DECLARED', `The manifest of the app holds ${fixed} already.`);
    }
    const kept = store.groups().filter(({ key }) => groups.every((group) => group.key !== key));
    checkLimits([...kept, ...groups]);
    const known = new Set(store.domains());
    const fresh = groups.map(({ description, domains }) => ({
      description,
      domains: domains.filter((domain) => !known.has(domain)),
    }));
    return {
      question: questionOf('allow', fresh),
      apply: () => {
        store.put(groups);
        return { results: groups.map(toView) };
      },
    };
  };

  const deleteDomain = ({ key, domain, type }: EgressRequest<'deleteDomain'>): EgressChange => {
    const normal = normalDomain(domain);
    const group = groupOf(key);
    // Other types are never granted, so there is nothing of them to delete.
    const domains = type === BACKEND ? (group?.domains ?? []).filter((one) => one === normal) : [];
    return {
      question: questionOf('remove', [{ description: group?.description ?? '', domains }]),
      apply: () => {
        for (const held of domains) store.deleteDomain(key, held);
        return undefined;
      },
    };
  };

  const deleteGroup = ({ key }: EgressRequest<'deleteGroup'>): EgressChange => {
    const group = groupOf(key);
    return {
      question: questionOf('remove', group === undefined ? [] : [group]),
      apply: () => {
        store.deleteGroup(key);
        return undefined;
      },
    };
  };

  return {
    domains: () => store.domains(),
    get: (payload) => pageOf(store.groups(), read('get', payload)),
    change: (command, payload) => {
      switch (command) {
        case 'set':
          return set(read(command, payload));
        case 'deleteDomain':
          return deleteDomain(read(command, payload));
        case 'deleteGroup':
          return deleteGroup(read(command, payload));
      }
    },
    grant: (domains) => {
      const held = store.domains();
      const fresh = domains.map(normalDomain).filter((domain) => !held.includes(domain));
      if (fresh.length === 0) return;
      const all = new Set([...(groupOf(OPERATOR.key)?.domains ?? []), ...fresh]);
      const configured = [...all].map((domain) => ({ domain, type: [BACKEND] }));
      set(read('set', { egresses: [{ ...OPERATOR, configured }] })).apply();
    },
  };
}

function toGroup(egress: EgressRequest<'set'>['egresses'][number]): EgressGroup {
  if (egress.configured.some(({ type }) => type.some((name) => name !== BACKEND))) {
    throw new EgressError(
      'EGRESS_TYPE',
      `This host grants ${BACKEND} only; the policy of its pages stays that of the manifest.`,
    );
  }
  const domains = egress.configured.map(({ domain }) => normalDomain(domain));
  distinct(domains);
  return { key: egress.key, description: egress.description, domains };
}

function questionOf(
  kind: EgressQuestion['kind'],
  groups: EgressQuestion['groups'],
): EgressQuestion | undefined {
  const asked = groups
    .filter(({ domains }) => domains.length > 0)
    .map(({ description, domains }) => ({ description, domains }));
  return asked.length === 0 ? undefined : { kind, groups: asked };
}

function distinct(names: readonly string[]): void {
  if (new Set(names).size === names.length) return;
  throw new EgressError('EGRESS_DUPLICATE', 'The request names a key or a domain twice.');
}

function checkLimits(groups: readonly EgressGroup[]): void {
  const entries = groups.reduce((count, { domains }) => count + domains.length, 0);
  const within =
    groups.length <= LIMITS.groups &&
    entries <= LIMITS.entries &&
    groups.every(({ domains }) => domains.length <= LIMITS.domains);
  if (within) return;
  throw new EgressError(
    'EGRESS_LIMIT',
    `An installation has at most ${LIMITS.groups} groups of ${LIMITS.domains} domains, ${LIMITS.entries} domains in all.`,
  );
}
