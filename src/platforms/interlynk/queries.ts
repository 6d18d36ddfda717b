/**
 * The documents that are sent, as documented at docs.interlynk.io/api and used by Interlynk's own
 * clients. Product = projectGroup, environment = project, version = sbom.
 */

/** By names: the product is created with its environments where it does not exist. */
export const UPLOAD_BY_NAMES = `mutation uploadSbom($doc: Upload!, $projectGroupName: String, $projectName: String) {
  sbomUpload(input: {doc: $doc, projectGroupName: $projectGroupName, projectName: $projectName}) { errors }
}`;

/** By ids: refused where there is no such product or environment any more. */
export const UPLOAD_BY_IDS = `mutation uploadSbom($doc: Upload!, $projectGroupId: ID, $projectId: ID) {
  sbomUpload(input: {doc: $doc, projectGroupId: $projectGroupId, projectId: $projectId}) { errors }
}`;

/** `projects` below a product was a plain list and is a cursor connection in newer releases. */
export type ProjectsShape = 'connection' | 'list';

const VERSION = 'id projectVersion createdAt updatedAt';

/** Vars `{name, after}`. `search` is partial and ignores case: compare names exactly. */
export function productsQuery(shape: ProjectsShape, withVersions: boolean): string {
  const versions = withVersions ? ` sboms { ${VERSION} }` : '';
  const environment = `id name${versions}`;
  // 100 environments in one go: the documented products have three.
  const projects =
    shape === 'connection'
      ? `projects(first: 100) { nodes { ${environment} } }`
      : `projects { ${environment} }`;
  return `query findProduct($name: String, $after: String) {
  organization { projectGroups(search: $name, enabled: true, first: 25, after: $after) {
    nodes { id name ${projects} }
    pageInfo { hasNextPage endCursor }
  } }
}`;
}

/** Vars `{id}`: whether there is such an environment. */
export const PLACE = `query findEnvironment($id: Uuid!) { project(id: $id) { id } }`;

/**
 * Vars `{id}`: an environment with all its versions, as a list that is not paged: one request, at
 * whatever place and in whatever order the wanted one stands.
 */
export const ENVIRONMENT = `query findInEnvironment($id: Uuid!) {
  project(id: $id) { name projectGroupId sboms { ${VERSION} } }
}`;

/** Vars `{id, after}`: the versions of one environment, page by page. */
export const VERSIONS = `query findVersion($id: Uuid!, $after: String) {
  project(id: $id) { sbomVersions(first: 100, after: $after) {
    nodes { ${VERSION} }
    pageInfo { hasNextPage endCursor }
  } }
}`;

/** The role is not visible to every kind of token, nor in every release. */
export function organizationQuery(withRole: boolean): string {
  const role = withRole ? ' currentUser { role { name permissionsMap { key value } } }' : '';
  return `query checkToken { organization { id name tier status${role} } }`;
}

export const PRODUCT_COUNT = `query countProducts {
  organization { projectGroups(enabled: true, first: 1) { totalCount } }
}`;

/** Vars `{id}` of a version. Null where there is none; needs the permission `view_policies`. */
export const POLICY_GATE = `query policyGate($id: Uuid!) {
  sbomPolicyGate(sbomId: $id) {
    status counts { failed warned } violatingPolicies { policyName resultType }
  }
}`;
