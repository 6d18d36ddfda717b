import { text, type JsonObject } from '../../read/json';
import {
  child,
  collect,
  list,
  NO_ENTRIES,
  put,
  rareText,
  said,
  texts,
  type Draft,
} from '../members';
import type { Hash, LicenceClaim, Party, Property, Reference } from '../types';

/**
 * `licenses` of a component or of the metadata. An entry is a `license` with an id or a name, or
 * an `expression`; 1.7 allows several expressions, and puts their `expressionDetails` beside them.
 * A text without either says nothing that can be told apart, and is no claim.
 */
export function licenceClaims(owner: JsonObject | undefined): readonly LicenceClaim[] {
  return collect(list(owner, 'licenses'), (entry) => {
    const expression = said(rareText(entry, 'expression'));
    if (expression !== undefined) return claim('expression', expression, entry);
    const licence = child(entry, 'license');
    const id = said(rareText(licence, 'id'));
    if (id !== undefined) return claim('id', id, licence);
    const name = said(rareText(licence, 'name'));
    return name === undefined ? undefined : claim('name', name, licence);
  });
}

function claim(
  kind: LicenceClaim['kind'],
  value: string,
  holder: JsonObject | undefined,
): LicenceClaim {
  const role = rareText(holder, 'acknowledgement');
  return role === 'declared' || role === 'concluded' ? { kind, value, role } : { kind, value };
}

export function hashes(owner: JsonObject): readonly Hash[] {
  return collect(list(owner, 'hashes'), (entry) => {
    const algorithm = text(entry, 'alg');
    const value = text(entry, 'content');
    return algorithm === undefined || value === undefined ? undefined : { algorithm, value };
  });
}

export function references(owner: JsonObject): readonly Reference[] {
  return collect(list(owner, 'externalReferences'), (entry) => {
    const url = text(entry, 'url');
    if (url === undefined) return undefined;
    return { type: text(entry, 'type')?.toLowerCase() ?? 'other', url, hashes: hashes(entry) };
  });
}

export function properties(owner: JsonObject): readonly Property[] {
  return collect(list(owner, 'properties'), (entry) => {
    const name = text(entry, 'name');
    const value = text(entry, 'value');
    return name === undefined || value === undefined ? undefined : { name, value };
  });
}

/** An organization: its first address and the first mail of its contacts; undefined = says nothing. */
export function organization(entity: JsonObject | undefined): Party | undefined {
  if (entity === undefined) return undefined;
  const [url] = texts(list(entity, 'url'));
  const [email] = collect(list(entity, 'contact'), (contact) => text(contact, 'email'));
  return party(text(entity, 'name'), email, url);
}

/** `authors` of the metadata and, since 1.6, of components; `author` was one text before. */
export function people(owner: JsonObject | undefined): readonly Party[] {
  const named = collect(list(owner, 'authors'), (entry) =>
    party(text(entry, 'name'), text(entry, 'email'), undefined),
  );
  const author = rareText(owner, 'author');
  if (author === undefined) return named;
  return [...named, { name: author }];
}

/** `metadata.tools`: a list up to 1.4, an object with components and services since 1.5. */
export function toolEntries(metadata: JsonObject | undefined): readonly unknown[] {
  const tools = child(metadata, 'tools');
  if (tools === undefined) return list(metadata, 'tools');
  const components = list(tools, 'components');
  const services = list(tools, 'services');
  return components.length + services.length === 0 ? NO_ENTRIES : [...components, ...services];
}

function party(
  name: string | undefined,
  email: string | undefined,
  url: string | undefined,
): Party | undefined {
  if (name === undefined && email === undefined && url === undefined) return undefined;
  const made: Draft<Party> = {};
  put(made, 'name', name);
  put(made, 'email', email);
  put(made, 'url', url);
  return made;
}
