import { text, type JsonObject } from '../../read/json';
import { put, said, type Draft } from '../members';
import { agentKind, partyOf, toolOf } from '../spdx-names';
import type { Party, Tool } from '../types';
import { elementType, resolve, resolveAll, type Graph } from './graph';

/** Who an element of the graph is. Some generators keep the `Organization: ` of SPDX 2 in names. */
export function agentOf(graph: Graph, value: unknown): Party | undefined {
  const agent = resolve(graph, value);
  if (agent === undefined) return undefined;
  const written = text(agent, 'name');
  const named =
    written !== undefined && agentKind(written) === undefined
      ? said(written) && { name: written }
      : partyOf(written);
  const mail = resolveAll(graph, agent, 'externalIdentifier').find(
    (entry) => text(entry, 'externalIdentifierType') === 'email',
  );
  const made: Draft<Party> = { ...(named === '' ? undefined : named) };
  put(made, 'email', text(mail, 'identifier'));
  return made.name === undefined && made.email === undefined && made.url === undefined
    ? undefined
    : made;
}

/** `createdUsing` names tools; a SoftwareAgent among the creators is one, too. */
export function toolsOf(graph: Graph, creation: JsonObject | undefined): readonly Tool[] {
  const agents = resolveAll(graph, creation, 'createdBy').filter(isSoftware);
  return [...resolveAll(graph, creation, 'createdUsing'), ...agents].flatMap(
    (element) => toolOf(text(element, 'name') ?? '') ?? [],
  );
}

export function authorsOf(graph: Graph, creation: JsonObject | undefined): readonly Party[] {
  return resolveAll(graph, creation, 'createdBy').flatMap((agent) =>
    isSoftware(agent) ? [] : (agentOf(graph, agent) ?? []),
  );
}

function isSoftware(agent: JsonObject): boolean {
  const type = elementType(agent);
  return type === 'SoftwareAgent' || type === 'Tool';
}
