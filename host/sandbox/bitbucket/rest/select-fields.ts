/**
 * Bitbucket's partial answers: `fields=a,b.c` keeps only these, `-a.b` removes, `+a` adds what a
 * list leaves out. `*` stands for every field of a level. A list is looked through, not counted.
 */
export interface FieldSelection {
  readonly only: readonly (readonly string[])[];
  readonly without: readonly (readonly string[])[];
  readonly added: readonly (readonly string[])[];
}

export function parseFields(text: string | undefined): FieldSelection | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const paths = text.split(',').map((part) => part.trim());
  const split = (chosen: readonly string[]) => chosen.map((path) => path.split('.'));
  return {
    only: split(paths.filter((path) => path !== '' && !/^[+-]/.test(path))),
    without: split(paths.filter((path) => path.startsWith('-')).map((path) => path.slice(1))),
    added: split(paths.filter((path) => path.startsWith('+')).map((path) => path.slice(1))),
  };
}

/** Whether a selection asks for this path, which the answer leaves out by default. */
export function asksFor(selection: FieldSelection | undefined, path: string): boolean {
  if (selection === undefined) return false;
  const wanted = path.split('.');
  return [...selection.added, ...selection.only].some((chosen) =>
    wanted.every(
      (name, at) => chosen[at] === undefined || chosen[at] === name || chosen[at] === '*',
    ),
  );
}

export function selectFields(body: unknown, selection: FieldSelection | undefined): unknown {
  if (selection === undefined) return body;
  let result = body;
  if (selection.without.length > 0) result = remove(result, selection.without);
  if (selection.only.length > 0) result = keep(result, [...selection.only, ...selection.added]);
  return result;
}

function keep(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => keep(item, paths));
  if (!isObject(value) || paths.some((path) => path.length === 0)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const below = matching(paths, name);
      return below.length === 0 ? [] : [[name, keep(member, below)] as const];
    }),
  );
}

function remove(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => remove(item, paths));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const below = matching(paths, name);
      if (below.some((path) => path.length === 0)) return [];
      return [[name, below.length === 0 ? member : remove(member, below)] as const];
    }),
  );
}

/** What is left of the paths that go through this field. */
function matching(paths: readonly (readonly string[])[], name: string): (readonly string[])[] {
  return paths.filter((path) => path[0] === name || path[0] === '*').map((path) => path.slice(1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
