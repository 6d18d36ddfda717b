import { randomBytes } from 'node:crypto';
import type { HostDatabase } from '../../database';
import { createDueJobs } from '../inboxes/due-jobs';
import { createFaults, type Faults } from '../inboxes/faults';
import { createPageRoutes } from '../inboxes/page-routes';
import { serveInbox, type ServedInbox } from '../inboxes/serve-inbox';
import { sleepBy, systemTimers, type InboxClock, type InboxTimers } from '../inboxes/time';
import { createApi } from './api';
import { arrivalsView } from './arrivals-view';
import { faultOf, OFFERED, type Fault } from './faults';
import { createInboxStorage, type NewProject } from './storage';
import type { Arrival, Permission, ProjectRecord, Release } from './types';

export interface DependencyTrackInboxOptions {
  readonly database: HostDatabase;
  readonly clock: InboxClock;
  /** The API key, and the bearer token of the page for programs. */
  readonly key: string;
  /** 4 by default. */
  readonly release?: Release;
  /** From acceptance to import, milliseconds; 1,000 by default. */
  readonly importDelayMs?: number;
  /** setTimeout by default. */
  readonly timers?: InboxTimers;
  /** Largest request body; 64 MiB by default. */
  readonly maxBytes?: number;
  /** Protects the form on the page; random by default. */
  readonly csrfToken?: string;
}

/** `/dependency-track/api/…`, `/inbox/dependency-track`, `/inbox/dependency-track.json`. */
export interface DependencyTrackInbox extends ServedInbox {
  /** Newest first; all of them unless told. */
  arrivals(limit?: number): readonly Arrival[];
  /** Oldest first. */
  projects(): readonly ProjectRecord[];
  /** As a person creates one there, such as the parent of others. */
  createProject(project: Pick<NewProject, 'name' | 'version'>): string;
  readonly faults: Faults<Fault>;
  /** What the key may do from now on; at first what uploading needs, and no more. */
  setPermissions(permissions: readonly Permission[]): void;
  setRelease(release: Release): void;
  /** Works the imports that are due now, without waiting for the timer. */
  workDue(): number;
  /** Works what an earlier process left, then goes on by itself. */
  start(): void;
  stop(): void;
}

const UPLOADER: readonly Permission[] = ['BOM_UPLOAD', 'PROJECT_CREATION_UPLOAD', 'VIEW_PORTFOLIO'];

/**
 * An inbox that speaks Dependency-Track's protocol; everything it gets is kept in `database`.
 * What tells its API from the other's on one server is the path in front of it.
 */
export function createDependencyTrackInbox(
  options: DependencyTrackInboxOptions,
): DependencyTrackInbox {
  const { database, clock, key, importDelayMs = 1000, timers = systemTimers } = options;
  const storage = createInboxStorage(database);
  const faults = createFaults<Fault>();
  const jobs = createDueJobs({ storage, clock, timers, work: storage.finish });
  let release: Release = options.release ?? 4;
  let permissions: ReadonlySet<Permission> = new Set(UPLOADER);

  const api = createApi({
    storage,
    clock,
    key,
    maxBytes: options.maxBytes ?? 64 * 1024 * 1024,
    importDelayMs,
    faults,
    release: () => release,
    permissions: () => permissions,
    sleep: sleepBy(timers),
    uploadAdded: jobs.added,
  });
  const pages = createPageRoutes({
    path: '/inbox/dependency-track',
    title: 'Dependency-Track inbox',
    lead: 'What arrived at the Dependency-Track-compatible API of this sandbox.',
    arrivals: storage.arrivals,
    arrivalsView,
    faults,
    offered: OFFERED,
    operations: ['upload', 'query'],
    faultOf,
    token: key,
    csrfToken: options.csrfToken ?? randomBytes(32).toString('base64url'),
  });

  return {
    ...serveInbox(api, pages, '/dependency-track'),
    arrivals: (most = -1) => storage.arrivals(most),
    projects: storage.projects,
    createProject: ({ name, version }) =>
      storage.createProject({
        name,
        version,
        tags: [],
        latest: false,
        active: true,
        createdAt: clock.now(),
      }),
    faults,
    setPermissions: (granted) => {
      permissions = new Set(granted);
    },
    setRelease: (next) => {
      release = next;
    },
    workDue: jobs.workDue,
    start: jobs.start,
    stop: jobs.stop,
  };
}
