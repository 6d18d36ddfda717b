import { z } from 'zod';

/** One GraphQL request, with file parts put in the place of the variables that they are for. */
export const graphqlRequest = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});
export type GraphqlRequest = z.infer<typeof graphqlRequest>;

const filePaths = z.record(z.string(), z.array(z.string()));

export type ReadRequest =
  | { readonly ok: true; readonly request: GraphqlRequest }
  | { readonly ok: false; readonly status: 400 | 415; readonly problem: string };

/**
 * Reads a request: JSON, or `multipart/form-data` by the GraphQL multipart request specification,
 * whose parts must stand in order: `operations`, `map`, then the files.
 */
export async function readRequest(request: Request): Promise<ReadRequest> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  try {
    if (type === 'application/json') return accepted(await request.json());
    if (type === 'multipart/form-data') {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- discouraged since it holds the whole body in memory; the route caps it
      return fromParts([...(await request.formData())]);
    }
  } catch {
    return refused('The body cannot be read.');
  }
  return { ok: false, status: 415, problem: 'Neither JSON nor multipart/form-data.' };
}

function fromParts(parts: readonly [string, File | string][]): ReadRequest {
  const [operations, map, ...files] = parts;
  if (operations?.[0] !== 'operations' || typeof operations[1] !== 'string') {
    return refused('The first part must be "operations".');
  }
  if (map?.[0] !== 'map' || typeof map[1] !== 'string') {
    return refused('The second part must be "map".');
  }
  const read = accepted(JSON.parse(operations[1]));
  const places = filePaths.safeParse(JSON.parse(map[1]));
  if (!read.ok) return read;
  if (!places.success) return refused('"map" must list the places of each file.');
  const placed = files.flatMap(([key, file]) =>
    (places.data[key] ?? []).map((place): [string, unknown] => [place, file]),
  );
  const unknown = placed.find(([place]) => !/^variables\.[A-Za-z]\w*$/.test(place));
  if (unknown !== undefined) return refused('A file can only be the value of a variable.');
  const variables = Object.fromEntries(
    placed.map(([place, file]) => [place.slice('variables.'.length), file]),
  );
  return {
    ok: true,
    request: { ...read.request, variables: { ...read.request.variables, ...variables } },
  };
}

function accepted(body: unknown): ReadRequest {
  const read = graphqlRequest.safeParse(body);
  return read.success ? { ok: true, request: read.data } : refused('"query" is missing.');
}

function refused(problem: string): ReadRequest {
  return { ok: false, status: 400, problem };
}
