import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ApiError } from './api-error';
import type { RestContext } from './environment';
import { parseQuery } from './parse-query';
import type { QueryFields } from './parse-query';
import { parseFields, selectFields } from './select-fields';

/** Answers with JSON, cut down to `fields=` where the request has it. */
export function answer(c: RestContext, body: unknown, status: ContentfulStatusCode = 200) {
  const chosen = selectFields(body, parseFields(c.req.query('fields')));
  return c.body(JSON.stringify(chosen), status, {
    'content-type': 'application/json; charset=utf-8',
  });
}

export interface PageLimits {
  readonly standard?: number;
  readonly most?: number;
}

export interface PageRequest {
  readonly page: number;
  readonly pagelen: number;
}

/** Reads `page` and `pagelen`. Throws ApiError 400 for values out of bounds. */
export function readPage(c: RestContext, limits: PageLimits = {}): PageRequest {
  const { standard = 10, most = 100 } = limits;
  const pagelen = wholeNumber(c.req.query('pagelen'), standard);
  if (pagelen === undefined || pagelen < 1 || pagelen > most) {
    throw new ApiError(400, 'Invalid pagelen');
  }
  const page = wholeNumber(c.req.query('page'), 1);
  if (page === undefined || page < 1) throw new ApiError(400, 'Invalid page');
  return { page, pagelen };
}

function wholeNumber(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The wrapper of one page; `next` is absolute and keeps every other parameter. */
export function pageBody(
  c: RestContext,
  request: PageRequest,
  values: readonly unknown[],
  more: { readonly hasNext: boolean; readonly size?: number },
) {
  const next = `${c.get('sandbox').origin()}${new URL(c.req.url).pathname}?${nextSearch(c, request)}`;
  return {
    values,
    pagelen: request.pagelen,
    page: request.page,
    ...(more.size === undefined ? {} : { size: more.size }),
    ...(more.hasNext ? { next } : {}),
  };
}

function nextSearch(c: RestContext, request: PageRequest): string {
  const search = new URL(c.req.url).searchParams;
  search.set('page', String(request.page + 1));
  return search.toString();
}

/** Cuts one page out of a whole list; filters and sorts it before, where the request asks. */
export function answerList(
  c: RestContext,
  items: readonly unknown[],
  options: PageLimits & { readonly query?: QueryFields } = {},
) {
  const request = readPage(c, options);
  const chosen = sorted(c, filtered(c, items, options.query), options.query);
  const start = (request.page - 1) * request.pagelen;
  const values = chosen.slice(start, start + request.pagelen);
  const hasNext = start + request.pagelen < chosen.length;
  return answer(c, pageBody(c, request, values, { hasNext, size: chosen.length }));
}

function filtered(c: RestContext, items: readonly unknown[], fields: QueryFields | undefined) {
  const q = c.req.query('q');
  if (fields === undefined || q === undefined || q.trim() === '') return items;
  return items.filter(parseQuery(q, fields));
}

function sorted(c: RestContext, items: readonly unknown[], fields: QueryFields | undefined) {
  const sort = c.req.query('sort');
  if (fields === undefined || sort === undefined || sort === '') return items;
  const name = sort.replace(/^-/, '');
  if (!Object.hasOwn(fields, name)) {
    throw new ApiError(400, `Invalid field name: ${name.slice(0, 100)}`);
  }
  const direction = sort.startsWith('-') ? -1 : 1;
  const read = (item: unknown): string => {
    let value = item;
    for (const part of name.split('.')) {
      value = Object.entries(value ?? {}).find(([key]) => key === part)?.[1];
    }
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' ? value : '';
  };
  // Natural order: release/9 before release/10.
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...items].sort((a, b) => direction * compare(read(a), read(b)));
}
