/**
 * The documents that are sent, as documented at docs.interlynk.io/api and used by Interlynk's own
 * clients. Product = projectGroup, environment = project, version = sbom.
 */

/** By names: the product is created with its environments where it does not exist. */
export const UPLOAD = `mutation uploadSbom($doc: Upload!, $projectGroupName: String, $projectName: String) {
  sbomUpload(input: {doc: $doc, projectGroupName: $projectGroupName, projectName: $projectName}) { errors }
}`;

/** `projects` below a product was a plain list and is a cursor connection in newer releases. */
export type ProjectsShape = 'connection' | 'list';

/** Vars `{name, after}`. `search` is partial and ignores case: compare names exactly. */
export function productsQuery(shape: ProjectsShape, withVersions: boolean): string {
  const versions = withVersions ? ' sboms { projectVersion createdAt updatedAt }' : '';
  const environment = `id name${versions}`;
  // 100 environments in one go: the documented products have three.
  const projects =
    shape === 'connection'
      ? `projects(first: 100) { nodes { ${environment} } }`
      : `projects { ${environment} }`;
  return `query findProduct($name: String, $after: String) {
  organization { projectGroups(search: $name, enabled: true, first: 25, after: $after) {
    nodes { name ${projects} }
    pageInfo { hasNextPage endCursor }
  } }
}`;
}

/** Vars `{id, after}`: the versions of one environment, page by page. */
export const VERSIONS = `query findVersion($id: Uuid!, $after: String) {
  project(id: $id) { sbomVersions(first: 100, after: $after) {
    nodes { projectVersion createdAt updatedAt }
    pageInfo { hasNextPage endCursor }
  } }
}`;

/** The permissions are not visible to every kind of token, nor in every release. */
export function organizationQuery(withRole: boolean): string {
  const role = withRole ? ' currentUser { role { permissionsMap { key value } } }' : '';
  return `query checkToken { organization { id name tier status${role} } }`;
}
