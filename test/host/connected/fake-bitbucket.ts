import { serviceAt } from '../../../host/connections/bitbucket-service';
import type {
  IndexedRepository,
  OpenConnection,
  RefHead,
} from '../../../host/connections/open-connection';
import { listRepositories } from '../../../host/connections/rest/list-repositories';

const SERVICE = serviceAt('https://bitbucket.example');
export const WORKSPACE = {
  uuid: '6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11',
  slug: 'acme',
  name: 'Acme',
};

/** `5…0001`: uuid of the repository with this number. */
export function uuidOf(number: number): string {
  return `50000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A row as Bitbucket lists it; `day` of November is when it last changed. */
export function row(number: number, day: number, more: object = {}): Record<string, unknown> {
  return {
    uuid: `{${uuidOf(number)}}`,
    slug: `shop-${number}`,
    name: `Shop ${number}`,
    full_name: `acme/shop-${number}`,
    mainbranch: { name: 'main' },
    updated_on: `2026-11-${String(day).padStart(2, '0')}T12:00:00.000000+00:00`,
    ...more,
  };
}

/** A workspace in memory behind the real reading of its list, two rows a page. */
export function fakeBitbucket() {
  let rows: unknown[] = [];
  const heads = new Map<string, RefHead[] | Error>();
  /** Paths that were asked for, and `heads <slug>`. */
  const asked: string[] = [];
  let pullRequests = 200;
  let afterPage: (() => void) | undefined;
  const product: OpenConnection['product'] = {
    workspace: WORKSPACE.uuid,
    request: async (_who, path) => {
      asked.push(path);
      const { pathname, searchParams } = new URL(path, SERVICE.api);
      if (pathname.endsWith('/pullrequests')) {
        return Response.json({ values: [] }, { status: pullRequests });
      }
      const page = Number(searchParams.get('page') ?? '1');
      const sort = searchParams.get('sort') ?? '';
      const sorted = sort === 'created_on' ? byCreation(rows) : rows;
      const answer = Response.json({
        values: sorted.slice((page - 1) * 2, page * 2),
        size: rows.length,
        ...(page * 2 < rows.length && {
          next: `${SERVICE.api}${pathname}?sort=${sort}&page=${page + 1}`,
        }),
      });
      afterPage?.();
      return answer;
    },
  };
  const access = { kind: 'access-token', product, service: SERVICE } as const;
  const open: { -readonly [K in keyof OpenConnection]: OpenConnection[K] } = {
    product,
    account: { accountId: 'operator:1', name: 'Operator' },
    hasApi: true,
    check: () => Promise.resolve([]),
    repositories: (order) => listRepositories(access, WORKSPACE.uuid, order),
    heads: async ({ uuid, slug }: IndexedRepository) => {
      asked.push(`heads ${slug}`);
      const found = heads.get(uuid) ?? [];
      if (found instanceof Error) throw found;
      return found;
    },
    close: () => Promise.resolve(),
  };
  return {
    open,
    access,
    asked,
    /** The whole list of now, the latest changed first. */
    list: (...now: unknown[]) => {
      rows = now;
    },
    /** What the list of pull requests is answered with; 200 at first. */
    pullRequests: (status: number) => {
      pullRequests = status;
    },
    /** Happens once, when the next page of the list has been read. */
    afterPage: (then: () => void) => {
      afterPage = () => {
        afterPage = undefined;
        then();
      };
    },
    /** What a repository has; an error instead of it is thrown. */
    has: (number: number, what: RefHead[] | Error) => heads.set(uuidOf(number), what),
  };
}

/** By number: they were made in this order. */
function byCreation(rows: readonly unknown[]): unknown[] {
  const key = (value: unknown): string =>
    JSON.stringify((value as { uuid?: unknown } | null)?.uuid);
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function branch(name: string, digit: string): RefHead {
  return { type: 'branch', name, commit: digit.repeat(40) };
}
