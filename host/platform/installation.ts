import { createHash } from 'node:crypto';
import type { Manifest } from './manifest-types';
import { bareUuid } from '../bare-uuid';

/** The one installation that a platform serves, in the identifiers that Forge uses. */
export interface Installation {
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly environmentType: 'DEVELOPMENT';
  readonly installationId: string;
  /** Workspace uuid, lower case, without braces. */
  readonly workspace: string;
  /** `ari:cloud:bitbucket::workspace/` and the uuid without braces. */
  readonly installContext: string;
  /** With braces, as Bitbucket writes uuids. */
  readonly workspaceId: string;
  readonly permissions: {
    readonly scopes: readonly string[];
    readonly external: Readonly<Record<string, unknown>>;
  };
}

/** The installation of an app in a workspace; ids are stable over restarts. */
export function createInstallation(manifest: Manifest, workspaceUuid: string): Installation {
  const workspace = bareUuid(workspaceUuid);
  return {
    appId: manifest.appId,
    appVersion: '1.0.0',
    environmentId: stableUuid(`environment ${manifest.appId}`),
    environmentType: 'DEVELOPMENT',
    installationId: stableUuid(`installation ${manifest.appId} ${workspace}`),
    workspace,
    installContext: `ari:cloud:bitbucket::workspace/${workspace}`,
    workspaceId: `{${workspace}}`,
    permissions: { scopes: [...manifest.scopes], external: manifest.external },
  };
}

/** A version 8 (free form) uuid made of a digest. */
export function stableUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The second argument of every function: who and where. A person only behind a panel. */
export function backendContext(installation: Installation, accountId?: string): object {
  return {
    ...(accountId === undefined ? {} : { principal: { accountId } }),
    installContext: installation.installContext,
    workspaceId: installation.workspaceId,
    installation: {
      ari: { installationId: installation.installationId },
      contexts: [{ workspaceId: installation.workspaceId }],
    },
  };
}
