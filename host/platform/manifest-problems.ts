import type { ManifestFile } from './manifest-schema';
import type { Manifest } from './manifest-types';

/**
 * What the shape alone does not show, checked as Forge's own validator does: references, keys
 * (one namespace), time-outs above the default, and indexes over undeclared attributes.
 */
export function manifestProblems(file: ManifestFile, manifest: Manifest): string[] {
  return [
    ...missingReferences(manifest),
    ...duplicateKeys(file, manifest),
    ...longTimeouts(manifest),
    ...badIndexes(manifest),
  ];
}

interface User {
  readonly key: string;
  readonly functionKey?: string | undefined;
  readonly resource?: string | undefined;
}

function users(manifest: Manifest): readonly User[] {
  const { triggers, consumers, schedules, webTriggers, pages } = manifest;
  return [...triggers, ...consumers, ...schedules, ...webTriggers, ...pages];
}

function missingReferences(manifest: Manifest): string[] {
  return users(manifest).flatMap(({ key, functionKey, resource }) => [
    ...(functionKey !== undefined && !manifest.functions.has(functionKey)
      ? [`module '${key}' names the function '${functionKey}', which is not declared`]
      : []),
    ...(resource !== undefined && !manifest.resources.has(resource)
      ? [`module '${key}' names the resource '${resource}', which is not declared`]
      : []),
  ]);
}

function duplicateKeys(file: ManifestFile, manifest: Manifest): string[] {
  const modules = [...file.modules.function, ...users(manifest)].map(({ key }) => key);
  const queues = manifest.consumers.map(({ queue }) => queue);
  return [
    ...repeated(modules).map((key) => `found duplicate module key '${key}'`),
    ...repeated(queues).map((queue) => `queue '${queue}' has more than one consumer`),
    ...repeated(file.resources.map(({ key }) => key)).map(
      (key) => `found duplicate resource key '${key}'`,
    ),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** `timeoutSeconds` is for functions that only consumers and scheduled triggers use. */
function longTimeouts(manifest: Manifest): string[] {
  const { triggers, webTriggers, pages } = manifest;
  const short = new Set([...triggers, ...webTriggers, ...pages].map((user) => user.functionKey));
  return [...manifest.functions.values()]
    .filter(({ key, timeoutSeconds }) => timeoutSeconds !== undefined && short.has(key))
    .map(
      ({ key }) =>
        `function '${key}' has timeoutSeconds, but something other than a consumer or scheduled trigger uses it`,
    );
}

function badIndexes(manifest: Manifest): string[] {
  return [...manifest.entities.values()].flatMap((entity) =>
    [...entity.indexes.values()].flatMap((index) => [
      ...(index.name === 'by-key'
        ? [`entity '${entity.name}' declares an index 'by-key', a reserved name`]
        : []),
      ...[...index.partition, ...(index.range === undefined ? [] : [index.range])]
        .filter((attribute) => !entity.attributes.has(attribute))
        .map(
          (attribute) =>
            `index '${index.name}' of entity '${entity.name}' uses '${attribute}', which is not an attribute`,
        ),
    ]),
  );
}
