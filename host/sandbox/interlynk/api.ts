import { execute, GraphQLError, parse, validate, type ExecutionResult } from 'graphql';
import { BrokenConnection } from '../inboxes/broken-connection';
import { answerBeforeReading, plainStatusAnswer, type StatusFault } from '../inboxes/common-fault';
import type { Faults } from '../inboxes/faults';
import { keptHeaders } from '../inboxes/kept-headers';
import { sameSecret } from '../../same-secret';
import type { InboxClock } from '../inboxes/time';
import type { Fault } from './faults';
import { productLimit } from './free-tier';
import { buildInterlynkSchema } from './graphql-schema';
import { readRequest, type GraphqlRequest } from './read-request';
import { receiveUpload, type UploadInput } from './receive-upload';
import { queryRoot } from './resolvers';
import type { InboxStorage } from './storage';
import type { Terms } from './terms';
import { INTERLYNK_RULES } from './undefined-field-rule';

export interface ApiTools {
  readonly storage: InboxStorage;
  readonly clock: InboxClock;
  readonly token: string;
  readonly versionDelayMs: number;
  readonly faults: Faults<Fault>;
  readonly terms: () => Terms;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly uploadAdded: () => void;
}

/** Enough for any query that is documented, too little to keep the host busy. */
const MAX_TOKENS = 2000;

/** Answers one POST to /lynkapi. Throws BrokenConnection where a fault asks for it. */
export function createApi(tools: ApiTools): (request: Request) => Promise<Response> {
  const schemas = {
    connection: buildInterlynkSchema('connection'),
    list: buildInterlynkSchema('list'),
  };

  const executed = async (
    { query, variables, operationName }: GraphqlRequest,
    headers: Headers,
    fault: Fault | undefined,
  ): Promise<ExecutionResult> => {
    const standing = tools.terms();
    const terms: Terms =
      fault?.kind === 'plain-list' ? { ...standing, projects: 'list' } : standing;
    const schema = schemas[terms.projects];
    let document;
    try {
      document = parse(query, { maxTokens: MAX_TOKENS });
    } catch (error) {
      return { errors: error instanceof Error ? [syntaxError(error)] : [] };
    }
    const problems = validate(schema, document, INTERLYNK_RULES);
    if (problems.length > 0) return { errors: problems };
    const { root, projectGroupNode } = queryRoot({ storage: tools.storage, terms });
    const { storage, clock } = tools;
    const mutations = {
      sbomUpload: async ({ input }: { input: UploadInput }) => {
        const now = clock.now();
        const extra = fault?.kind === 'delayed-version' ? fault.milliseconds : 0;
        const dueAt = now + tools.versionDelayMs + extra;
        const errors = await receiveUpload(storage, terms, input, {
          headers: keptHeaders(headers),
          now,
          dueAt,
        });
        if (errors.length === 0) tools.uploadAdded();
        return { errors };
      },
      projectGroupCreate: ({ input }: { input: { name: string } }) => {
        const name = input.name.trim();
        if (name === '') return { projectGroup: null, errors: ["Name can't be blank"] };
        if (storage.productNamed(name) !== undefined) {
          return { projectGroup: null, errors: ['Name has already been taken'] };
        }
        const limit = productLimit(terms, storage);
        if (limit !== undefined) return { projectGroup: null, errors: [limit] };
        const product = storage.createProduct(name, clock.now());
        return { projectGroup: projectGroupNode(product), errors: [] };
      },
    };
    return execute({
      schema,
      document,
      rootValue: { ...root, ...mutations },
      variableValues: variables,
      operationName,
    });
  };

  return async (request) => {
    if (!sameSecret(request.headers.get('authorization') ?? '', `Bearer ${tools.token}`)) {
      return Response.json(UNAUTHORIZED, { status: 401 });
    }
    const isUpload = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
    const fault = tools.faults.take(isUpload ? 'upload' : 'query');
    if (fault?.kind === 'slow') await tools.sleep(fault.milliseconds);
    const instead = answerOfFault(fault);
    if (instead !== undefined) return instead;
    const read = await readRequest(request);
    if (!read.ok) {
      return Response.json({ errors: [{ message: read.problem }] }, { status: read.status });
    }
    const result = await executed(read.request, request.headers, fault);
    if (fault?.kind === 'cut-after-body') throw new BrokenConnection('ECONNRESET');
    if (fault?.kind === 'status') return statusAnswer(fault);
    return Response.json(result);
  };
}

/** The documented body (docs.interlynk.io/api/reference/errors). */
const UNAUTHORIZED = {
  errors: [{ message: 'Unauthorized', extensions: { code: 'UNAUTHORIZED' } }],
};

/** What is answered before the request is even read; undefined where it goes on. */
function answerOfFault(fault: Fault | undefined): Response | undefined {
  switch (fault?.kind) {
    case 'top-level-errors':
      return Response.json({ errors: [topLevelError(fault)] });
    case 'null-payload':
      return Response.json({ data: { sbomUpload: null, organization: null } });
    case 'payload-errors':
      return Response.json({ data: { sbomUpload: { errors: fault.errors } } });
    case 'unreachable':
    case 'cut-before-body':
    case 'cut-after-body':
    case 'status':
    case 'html':
    case 'slow':
      return answerBeforeReading(fault, statusAnswer);
    case 'delayed-version':
    case 'plain-list':
    case undefined:
      return undefined;
  }
}

function statusAnswer(fault: StatusFault): Response {
  // Bodies of other statuses are not documented.
  const answer = plainStatusAnswer(fault);
  if (fault.status !== 401) return answer;
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'application/json');
  return Response.json(UNAUTHORIZED, { status: 401, headers });
}

function topLevelError(fault: Extract<Fault, { kind: 'top-level-errors' }>) {
  const code = fault.code ?? 'undefinedField';
  const place = code === 'undefinedField' ? { typeName: 'Mutation', fieldName: 'sbomUpload' } : {};
  return {
    message: fault.message ?? "Field 'sbomUpload' doesn't exist on type 'Mutation'",
    locations: [{ line: 1, column: 1 }],
    path: ['mutation'],
    extensions: { code, ...place },
  };
}

function syntaxError(error: Error) {
  return new GraphQLError(error.message, { extensions: { code: 'PARSE_ERROR' } });
}
