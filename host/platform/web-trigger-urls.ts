import { createHmac } from 'node:crypto';
import { Kind, parse } from 'graphql';
import { z } from 'zod';
import type { Manifest } from './manifest-types';

export interface WebTriggerUrls {
  urlOf(moduleKey: string): string;
  /** The module behind the id at the end of a URL. */
  moduleOf(id: string): string | undefined;
}

/** Unguessable URLs without a table: the id is a keyed digest of the module. */
export function createWebTriggerUrls(
  manifest: Manifest,
  secretKey: Uint8Array,
  baseUrl: string,
): WebTriggerUrls {
  const idOf = (moduleKey: string): string =>
    createHmac('sha256', secretKey).update(`web trigger ${moduleKey}`).digest('base64url');
  const modules = new Map(manifest.webTriggers.map(({ key }) => [idOf(key), key]));
  return {
    urlOf: (moduleKey) => `${baseUrl}/x1/${idOf(moduleKey)}`,
    moduleOf: (id) => modules.get(id),
  };
}

const request = z.object({
  query: z.string(),
  variables: z.object({ input: z.object({ triggerKey: z.string() }).optional() }).default({}),
});

/** The GraphQL operations of @forge/api's webTrigger; anything else is answered with an error. */
export function answerGraphql(manifest: Manifest, urls: WebTriggerUrls, body: string): Response {
  const { query, variables } = request.parse(JSON.parse(body));
  switch (firstField(query)) {
    case 'createWebTriggerUrl': {
      const key = variables.input?.triggerKey;
      const known = manifest.webTriggers.some((trigger) => trigger.key === key);
      if (key === undefined || !known) return graphqlError('unknown web trigger');
      return Response.json({ data: { createWebTriggerUrl: { url: urls.urlOf(key) } } });
    }
    case 'deleteWebTriggerUrl':
      return Response.json({
        data: { deleteWebTriggerUrl: { success: false, message: 'URLs are fixed on this host.' } },
      });
    case 'webTriggerUrlsByAppContext':
      return Response.json({
        data: {
          webTriggerUrlsByAppContext: manifest.webTriggers.map(({ key }) => ({
            triggerKey: key,
            url: urls.urlOf(key),
          })),
        },
      });
    case undefined:
    default:
      return graphqlError('not supported by this host');
  }
}

function firstField(query: string): string | undefined {
  const [definition] = parse(query).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const [selection] = definition.selectionSet.selections;
  return selection?.kind === Kind.FIELD ? selection.name.value : undefined;
}

function graphqlError(message: string): Response {
  return Response.json({ data: null, errors: [{ message }] });
}
