import { buildSchema, GraphQLError, GraphQLScalarType, type GraphQLSchema } from 'graphql';

/** The part of Interlynk's schema that its public clients and guides use. */
function definition(projects: string): string {
  return `
scalar Uuid
scalar Upload
scalar JSON
scalar ISO8601DateTime

enum SortDirection { ASC DESC }
enum ProjectGroupOrderField { PROJECT_GROUPS_UPDATED_AT PROJECT_GROUPS_NAME }
input ProjectGroupOrder { field: ProjectGroupOrderField!, direction: SortDirection! }

type PageInfo { hasNextPage: Boolean! endCursor: String hasPreviousPage: Boolean! startCursor: String }

type Query {
  organization: Organization
  projectGroup(id: Uuid!): ProjectGroup
  project(id: Uuid!): Project
  sbom(projectGroupName: String, projectName: String, versionName: String,
       projectId: Uuid, sbomId: Uuid): Sbom
  sbomPolicyGate(sbomId: Uuid!, failOn: String): PolicyGate
}
type Mutation {
  sbomUpload(input: SbomUploadInput!): SbomUploadPayload
  projectGroupCreate(input: ProjectGroupCreateInput!): ProjectGroupCreatePayload
}

type Organization {
  id: Uuid! name: String! tier: String status: String email: String url: String
  updatedAt: ISO8601DateTime
  currentUser: User
  projectGroups(search: String, enabled: Boolean, first: Int, after: String, last: Int,
    before: String, orderBy: ProjectGroupOrder): ProjectGroupConnection!
}
type User { role: Role }
type Role { name: String! permissionsMap: [Permission!]! }
type Permission { key: String! value: Boolean! }

type ProjectGroupConnection { totalCount: Int! pageInfo: PageInfo! nodes: [ProjectGroup!]! }
type ProjectGroup {
  id: Uuid! name: String! enabled: Boolean! description: String sbomsCount: Int!
  updatedAt: ISO8601DateTime!
  ${projects}
}
type ProjectConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Project!]! }
type Project {
  id: Uuid! name: String! enabled: Boolean! projectGroupId: Uuid! sbomsCount: Int!
  sboms: [Sbom!]!
  sbomVersions(first: Int, after: String, last: Int, before: String): SbomConnection!
}
type SbomConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Sbom!]! }
type Sbom {
  id: Uuid! projectVersion: String! spec: String! specVersion: String! format: String!
  createdAt: ISO8601DateTime! updatedAt: ISO8601DateTime!
  vulnRunStatus: String! automationRunStatus: String! policyRunStatus: String!
  primaryComponent: Component
  stats: SbomStats!
}
type Component { name: String! version: String }
type SbomStats { compCount: Int! }

type PolicyGate {
  status: String! policyRunStatus: String! evaluatedAt: ISO8601DateTime
  counts: PolicyCounts! violatingPolicies: [ViolatingPolicy!]!
}
type PolicyCounts {
  total: Int! failed: Int! warned: Int! passed: Int! errored: Int! skipped: Int!
}
type ViolatingPolicy {
  policyId: Uuid! policyName: String! resultType: String! violationsCount: Int!
}

input SbomUploadInput {
  doc: Upload! projectGroupId: ID projectGroupName: String projectId: ID projectName: String
}
type SbomUploadPayload { errors: [String!]! }
input ProjectGroupCreateInput { name: String! description: String enabled: Boolean labelIds: [Uuid!] }
type ProjectGroupCreatePayload { projectGroup: ProjectGroup errors: [String!]! }
`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const PROJECTS = {
  connection: 'projects(first: Int, after: String, last: Int, before: String): ProjectConnection!',
  list: 'projects: [Project!]!',
} as const;
export type ProjectsShape = keyof typeof PROJECTS;

/** Builds the schema with `projects` as a connection (today) or as a plain list (before). */
export function buildInterlynkSchema(shape: ProjectsShape): GraphQLSchema {
  const schema = buildSchema(definition(PROJECTS[shape]));
  const upload = schema.getType('Upload');
  if (upload instanceof GraphQLScalarType) {
    upload.parseValue = (value) => {
      if (value instanceof File) return value;
      throw new GraphQLError('Upload must be a file part of a multipart request.');
    };
    upload.parseLiteral = () => {
      throw new GraphQLError('Upload must be a variable.');
    };
  }
  const uuid = schema.getType('Uuid');
  const parseUuid = (value: unknown): string => {
    if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase();
    throw new GraphQLError('Not a UUID.');
  };
  if (uuid instanceof GraphQLScalarType) {
    uuid.parseValue = parseUuid;
    uuid.parseLiteral = (node) => parseUuid('value' in node ? node.value : undefined);
  }
  return schema;
}
