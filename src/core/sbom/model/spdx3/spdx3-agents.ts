import { text, type JsonObject } from '../../read/json';
import { put, said, type Draft } from '../members';
import { agentKind, partyOf, toolOf } from '../spdx-names';
import type { Party, Tool } from '../types';
import { elementType, resolve, resolveParts, type Graph } from './graph';

export type ReadAgent = (value: unknown) => Party | undefined;

/**
 * Reads who an element of the graph is, each once: all packages may have the same supplier. Some
 * generators keep the `Organization: ` of SPDX 2 in names. What is returned throws TooLargeError
 * where all those named add up to more than is read.
 */
export function agentReader(graph: Graph): ReadAgent {
  const known = new Map<JsonObject, Party | undefined>();
  return (value) => {
    const agent = resolve(graph, value);
    if (agent === undefined) return undefined;
    if (!known.has(agent)) known.set(agent, readAgent(graph, agent));
    const party = known.get(agent);
    graph.allowance.take((party?.name ?? '').length + (party?.email ?? '').length);
    return party;
  };
}

function readAgent(graph: Graph, agent: JsonObject): Party | undefined {
  const written = said(text(agent, 'name'));
  const isPrefixed = written !== undefined && agentKind(written) !== undefined;
  const made: Draft<Party> = { ...(isPrefixed && partyOf(written)) };
  if (!isPrefixed) put(made, 'name', written);
  const mail = resolveParts(graph, agent, 'externalIdentifier').find(
    (entry) => text(entry, 'externalIdentifierType') === 'email',
  );
  put(made, 'email', text(mail, 'identifier'));
  return Object.keys(made).length === 0 ? undefined : made;
}

/** `createdUsing` names tools; a SoftwareAgent among the creators is one, too. */
export function toolsOf(graph: Graph, creation: JsonObject | undefined): readonly Tool[] {
  const agents = resolveParts(graph, creation, 'createdBy').filter(isSoftware);
  return [...resolveParts(graph, creation, 'createdUsing'), ...agents].flatMap(
    (element) => toolOf(text(element, 'name') ?? '') ?? [],
  );
}

export function authorsOf(
  graph: Graph,
  readOne: ReadAgent,
  creation: JsonObject | undefined,
): readonly Party[] {
  return resolveParts(graph, creation, 'createdBy').flatMap((agent) =>
    isSoftware(agent) ? [] : (readOne(agent) ?? []),
  );
}

function isSoftware(agent: JsonObject): boolean {
  const type = elementType(agent);
  return type === 'SoftwareAgent' || type === 'Tool';
}
