import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { manifestProblems } from './manifest-problems';
import { manifestFile, pages, type ManifestFile } from './manifest-schema';
import type { Manifest, Page } from './manifest-types';

/** A manifest that Forge would not deploy; the message names every reason with its place. */
export class ManifestError extends Error {
  readonly code = 'MANIFEST_INVALID';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[], cause?: unknown) {
    super(`The manifest is not valid:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`, {
      cause,
    });
    this.name = 'ManifestError';
    this.reasons = reasons;
  }
}

/** Reads and checks manifest.yml. Throws ManifestError, or the file system's error. */
export function loadManifest(path: string): Manifest {
  return parseManifest(readFileSync(path, 'utf8'));
}

/** Parses the text of a manifest. Throws ManifestError. */
export function parseManifest(text: string): Manifest {
  const raw = readYaml(text);
  const file = manifestFile.safeParse(raw);
  if (!file.success) throw new ManifestError(issues(file.error));
  const drawn = readPages(file.data.modules);
  const manifest = toManifest(file.data, drawn);
  const problems = manifestProblems(file.data, manifest);
  if (problems.length > 0) throw new ManifestError(problems);
  return manifest;
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ManifestError([error.message], error);
    throw error;
  }
}

function issues(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
}

function readPages(modules: Record<string, unknown>): Page[] {
  return Object.entries(modules)
    .filter(([type]) => type.startsWith('bitbucket:'))
    .flatMap(([type, list]) => {
      const parsed = pages.safeParse(list);
      if (!parsed.success) {
        throw new ManifestError(issues(parsed.error).map((issue) => `modules.${type}.${issue}`));
      }
      return parsed.data.map((page) => ({
        type,
        key: page.key,
        title: page.title ?? page.name ?? page.key,
        resource: page.resource,
        functionKey: page.resolver?.function ?? page.function,
      }));
    });
}

function toManifest(file: ManifestFile, drawn: readonly Page[]): Manifest {
  const { modules, permissions } = file;
  return {
    appId: file.app.id.slice(file.app.id.lastIndexOf('/') + 1),
    functions: new Map(
      modules.function.map(({ key, handler, timeoutSeconds, runtime }) => [
        key,
        { key, handler, timeoutSeconds, memoryMB: runtime?.memoryMB },
      ]),
    ),
    triggers: modules.trigger.map(withFunctionKey),
    consumers: modules.consumer.map(withFunctionKey),
    schedules: modules.scheduledTrigger.map(withFunctionKey),
    webTriggers: modules.webtrigger.map(withFunctionKey),
    pages: drawn,
    resources: new Map(file.resources.map(({ key, path }) => [key, path])),
    scopes: new Set(permissions.scopes.map(({ scope }) => scope)),
    impersonation: new Set(
      permissions.scopes.filter((entry) => entry.impersonation).map(({ scope }) => scope),
    ),
    egress: (permissions.external.fetch?.backend ?? []).filter((entry) => entry !== undefined),
    egressConfigurable: permissions.external.configurable?.enabled === true,
    external: permissions.external,
    content: permissions.content,
    entities: new Map(
      (file.app.storage?.entities ?? []).map(({ name, attributes, indexes }) => [
        name,
        {
          name,
          attributes: new Map(Object.entries(attributes).map(([key, { type }]) => [key, type])),
          indexes: new Map(
            indexes.map((index) => [
              index.name,
              { name: index.name, partition: index.partition, range: index.range[0] },
            ]),
          ),
        },
      ]),
    ),
  };
}

function withFunctionKey<T extends { function: string }>(
  module: T,
): Omit<T, 'function'> & { functionKey: string } {
  const { function: functionKey, ...rest } = module;
  return { ...rest, functionKey };
}
