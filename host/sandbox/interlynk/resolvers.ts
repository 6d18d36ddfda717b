import { GraphQLError } from 'graphql';
import { connectionOf, isGiven, type ConnectionArguments } from './connection';
import { policyGate } from './policy-gate';
import type { InboxStorage } from './storage';
import { may, PERMISSIONS, type Permission, type Terms } from './terms';
import type { EnvironmentRecord, ProductRecord, VersionRecord } from './types';

export interface ResolverTools {
  readonly storage: InboxStorage;
  readonly terms: Terms;
}

interface SbomArguments {
  readonly projectGroupName?: string | null;
  readonly projectName?: string | null;
  readonly versionName?: string | null;
  readonly projectId?: string | null;
  readonly sbomId?: string | null;
}

const iso = (at: number): string => new Date(at).toISOString();
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The queries, as objects whose methods the GraphQL library calls field by field. */
export function queryRoot({ storage, terms }: ResolverTools) {
  const needs = (permission: Permission): void => {
    if (may(terms, permission)) return;
    // What the server says is not published; this is how others of its kind do.
    throw new GraphQLError('You are not authorized to perform this action.', {
      extensions: { code: 'FORBIDDEN' },
    });
  };

  const project = (environment: EnvironmentRecord) => ({
    id: environment.id,
    name: environment.name,
    enabled: true,
    projectGroupId: environment.productId,
    sbomsCount: () => storage.versionsIn(environment.id).length,
    sboms: () => storage.versionsIn(environment.id).map(sbom),
    sbomVersions: (page: ConnectionArguments) =>
      connectionOf(storage.versionsIn(environment.id), page, sbom),
  });
  const projectGroup = (product: ProductRecord) => ({
    id: product.id,
    name: product.name,
    enabled: true,
    description: null,
    updatedAt: iso(product.updatedAt),
    sbomsCount: () => storage.countVersions(product.id),
    projects: (page: ConnectionArguments) => {
      const environments = storage.environments(product.id);
      return terms.projects === 'list'
        ? environments.map(project)
        : connectionOf(environments, page, project);
    },
  });

  const sbomByNames = (names: SbomArguments): VersionRecord | undefined => {
    const product = storage.productNamed(names.projectGroupName?.trim() ?? '');
    const environment = storage
      .environments(product?.id ?? '')
      .find(({ name }) => same(name, names.projectName ?? 'default'));
    // One client lower-cases the version it asks for, so the case cannot matter.
    return storage
      .versionsIn(environment?.id ?? '')
      .find(({ version }) => same(version, names.versionName ?? ''));
  };

  return {
    /** For the mutation that answers with a product. */
    projectGroupNode: projectGroup,
    root: {
      organization: () => ({
        id: ORGANIZATION_ID,
        name: 'Sandbox organization',
        tier: terms.tier,
        status: 'active',
        email: null,
        url: null,
        updatedAt: iso(0),
        currentUser: {
          role: {
            name: 'SBOM uploader',
            permissionsMap: PERMISSIONS.map((key) => ({ key, value: may(terms, key) })),
          },
        },
        projectGroups: (
          page: ConnectionArguments & { search?: string | null; orderBy?: Order | null },
        ) => {
          needs('view_product_group');
          const wanted = (page.search ?? '').trim().toLowerCase();
          const found = storage
            .products()
            .filter(({ name }) => name.toLowerCase().includes(wanted));
          return connectionOf(ordered(found, page.orderBy), page, projectGroup);
        },
      }),
      projectGroup: ({ id }: { id: string }) => {
        needs('view_product_group');
        const product = storage.product(id);
        return product === undefined ? null : projectGroup(product);
      },
      project: ({ id }: { id: string }) => {
        needs('view_sbom');
        const environment = storage.environment(id);
        return environment === undefined ? null : project(environment);
      },
      sbom: (names: SbomArguments) => {
        needs('view_sbom');
        const version = isGiven(names.sbomId) ? storage.version(names.sbomId) : sbomByNames(names);
        if (version === undefined) return null;
        const elsewhere = isGiven(names.projectId) && names.projectId !== version.environmentId;
        return elsewhere ? null : sbom(version);
      },
      sbomPolicyGate: ({ sbomId }: { sbomId: string }) => {
        needs('view_policies');
        const version = storage.version(sbomId);
        return version === undefined ? null : policyGate(terms, version);
      },
    },
  };
}

const ORGANIZATION_ID = '00000000-0000-4000-8000-000000000001';

interface Order {
  readonly field: 'PROJECT_GROUPS_UPDATED_AT' | 'PROJECT_GROUPS_NAME';
  readonly direction: 'ASC' | 'DESC';
}

function ordered(products: readonly ProductRecord[], order: Order | null | undefined) {
  if (!isGiven(order)) return products;
  const sign = order.direction === 'ASC' ? 1 : -1;
  return products.toSorted((a, b) =>
    order.field === 'PROJECT_GROUPS_NAME'
      ? sign * a.name.localeCompare(b.name)
      : sign * (a.updatedAt - b.updatedAt),
  );
}

function sbom(version: VersionRecord) {
  return {
    id: version.id,
    projectVersion: version.version,
    spec: version.format,
    specVersion: version.specVersion,
    format: 'json',
    createdAt: iso(version.createdAt),
    updatedAt: iso(version.updatedAt),
    vulnRunStatus: 'FINISHED',
    automationRunStatus: 'FINISHED',
    policyRunStatus: 'FINISHED',
    primaryComponent: { name: version.componentName, version: version.version },
    stats: { compCount: version.components },
  };
}
