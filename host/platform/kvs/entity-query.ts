import type { HostDatabase } from '../../database';
import type { Entity, EntityIndex } from '../manifest-types';
import { checkFilters, filtersHold } from './conditions';
import { readCursor, writeCursor, type Place } from './cursor';
import { rangeColumn, attributeColumn } from './entity-index';
import { ENTRY_COLUMNS, entryRows, type Entry } from './entries';
import { KvsError } from './kvs-error';
import { pageLimit } from './page-limit';
import type { EntityQueryRequest } from './requests';

type Parameter = string | number;
interface Clause {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Rows are read and filtered in chunks, so that a filter cannot pull a whole entity into memory. */
const CHUNK = 200;

/** Runs entity queries of one installation; `data` in index order, ties by key. */
export function createEntityQuery(
  database: HostDatabase,
  installation: string,
  clock: { now(): number },
): (
  entity: Entity,
  request: EntityQueryRequest,
) => { entries: Entry[]; cursor: string | undefined } {
  return (entity, request) => {
    const index = indexOf(entity, request.indexName);
    const { filters } = request;
    if (filters !== undefined) checkFilters(filters);
    const limit = pageLimit(request.limit);
    const order = rangeColumn(index);
    const descending = request.sort === 'DESC';
    const fixed = [
      partitionClause(index, request.partition ?? []),
      rangeClause(index, request.range),
    ];
    const page = (after: Place | undefined): Entry[] => {
      const clauses = [...fixed, placeClause(order, after, descending)];
      const direction = descending ? 'DESC' : 'ASC';
      const sql = `SELECT ${ENTRY_COLUMNS} FROM platform_kv
        WHERE installation = ? AND kind = 'entity' AND entity = '${entity.name}'
          AND (expires_at IS NULL OR expires_at > ?)
          ${clauses.map((clause) => `AND ${clause.sql}`).join(' ')}
        ORDER BY ${order === undefined ? '' : `${order} ${direction}, `}key ${direction}
        LIMIT ${CHUNK}`;
      const parameters = clauses.flatMap((clause) => clause.parameters);
      return entryRows.parse(database.prepare(sql).all(installation, clock.now(), ...parameters));
    };

    const found: Entry[] = [];
    let after = request.cursor === undefined ? undefined : readCursor(request.cursor);
    for (;;) {
      const rows = page(after);
      for (const row of rows) {
        if (filters !== undefined && !filtersHold(filters, JSON.parse(row.value))) continue;
        if (found.length === limit) {
          return { entries: found, cursor: writeCursor(placeOf(index, found.at(-1) ?? row)) };
        }
        found.push(row);
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < CHUNK) return { entries: found, cursor: undefined };
      after = placeOf(index, last);
    }
  };
}

/** `by-key` exists for every entity without being declared. */
function indexOf(entity: Entity, name: string): EntityIndex {
  const index =
    name === 'by-key' ? { name, partition: [], range: undefined } : entity.indexes.get(name);
  if (index === undefined) {
    throw new KvsError('INVALID_INDEX', `Entity '${entity.name}' declares no index '${name}'.`);
  }
  return index;
}

function partitionClause(
  index: EntityIndex,
  values: readonly (string | number | boolean)[],
): Clause {
  if (values.length !== index.partition.length) {
    throw new KvsError(
      'INVALID_INDEX',
      `Index '${index.name}' takes ${index.partition.length} partition value(s).`,
    );
  }
  const sql = index.partition.map((attribute) => `${attributeColumn(attribute)} = ?`);
  return { sql: ['TRUE', ...sql].join(' AND '), parameters: values.map(toParameter) };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  EQUAL_TO: '=',
  GREATER_THAN: '>',
  GREATER_THAN_EQUAL_TO: '>=',
  LESS_THAN: '<',
  LESS_THAN_EQUAL_TO: '<=',
};

/** A value without the range attribute is not in the index. */
function rangeClause(index: EntityIndex, range: EntityQueryRequest['range']): Clause {
  const column = index.name === 'by-key' ? 'key' : rangeColumn(index);
  if (column === undefined) {
    if (range === undefined) return { sql: 'TRUE', parameters: [] };
    throw new KvsError('QUERY_WHERE_INVALID', `Index '${index.name}' has no range.`);
  }
  if (range === undefined) return { sql: `${column} IS NOT NULL`, parameters: [] };
  const values = range.values.map(toParameter);
  const [first, second] = values;
  const { condition } = range;
  if (values.length !== (condition === 'BETWEEN' ? 2 : 1) || first === undefined) {
    throw new KvsError('INVALID_FILTER_VALUES', `${condition} got ${values.length} value(s).`);
  }
  if (condition === 'BETWEEN' && second !== undefined) {
    return { sql: `${column} BETWEEN ? AND ?`, parameters: [first, second] };
  }
  if (condition === 'BEGINS_WITH') {
    return {
      sql: `${column} >= ? AND ${column} < ? || char(0x10FFFF)`,
      parameters: [first, first],
    };
  }
  const comparison = Object.hasOwn(COMPARISONS, condition) ? COMPARISONS[condition] : undefined;
  if (comparison === undefined) {
    throw new KvsError('QUERY_WHERE_INVALID', `A range cannot be '${condition}'.`);
  }
  return { sql: `${column} ${comparison} ?`, parameters: [first] };
}

function placeClause(
  order: string | undefined,
  after: Place | undefined,
  descending: boolean,
): Clause {
  if (after === undefined) return { sql: 'TRUE', parameters: [] };
  const beyond = descending ? '<' : '>';
  if (order === undefined) return { sql: `key ${beyond} ?`, parameters: [after.key] };
  if (after.range === undefined) {
    throw new KvsError('INVALID_CURSOR', 'The cursor is of another index.');
  }
  return { sql: `(${order}, key) ${beyond} (?, ?)`, parameters: [after.range, after.key] };
}

function placeOf(index: EntityIndex, entry: Entry): Place {
  if (index.range === undefined) return { key: entry.key };
  const value: unknown = JSON.parse(entry.value);
  const range: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, index.range) : undefined;
  if (typeof range === 'boolean') return { key: entry.key, range: Number(range) };
  const known = typeof range === 'string' || typeof range === 'number' ? range : undefined;
  return { key: entry.key, range: known };
}

/** SQLite's JSON functions give booleans as 0 and 1. */
function toParameter(value: string | number | boolean): Parameter {
  return typeof value === 'boolean' ? Number(value) : value;
}
