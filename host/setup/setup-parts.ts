import type { Connection } from '../connections/connection';
import type { ConnectionStore } from '../connections/connection-store';
import type { Consumer } from '../connections/oauth/token-request';
import type { ConnectionParts } from '../connections/open';
import type { CheckLine, OpenConnection } from '../connections/open-connection';
import type { HostDatabase } from '../database';
import type { DetailView, ProblemView } from './contract/views';

/** What the host does with connections while it runs. */
export interface ConnectedParts {
  /** Something was saved: what runs is brought in line with it, and repositories are listed. */
  changed(): Promise<void>;
  /** Registers and repairs webhooks. What is wrong is told by `hooks` and the doctor. */
  saveHooks(connection: Connection): Promise<void>;
  /** Before a connection is removed; resolves to what had to be left at Bitbucket. */
  removeHooks(connection: Connection): Promise<readonly ProblemView[]>;
  /** Why a connection does not work, beside what its checks say: another serves its workspace. */
  problemOf(connection: Connection): ProblemView | undefined;
  /** Everything of the page of a connection but the connection. */
  detail(connection: Connection): Promise<Omit<DetailView, 'connection'>>;
  doctor(connection: Connection): Promise<readonly CheckLine[]>;
}

/** What the set-up pages stand on. */
export interface SetupParts extends Omit<ConnectionParts, 'directory'> {
  readonly database: HostDatabase;
  readonly store: ConnectionStore;
  /** Where unsaved keys lie while they are tried; 0700, swept by itself. */
  readonly directory: string;
  /** As browsers reach this host: where Bitbucket leads back to. */
  readonly origin: () => string;
  /** `--public-url`: where webhooks come in. */
  readonly publicUrl?: string;
  readonly environmentConsumer?: Consumer;
  /** Opens a stored connection, or one that is only tried: then with a store of its own. */
  readonly openConnection: (
    connection: Connection,
    parts: Pick<ConnectionParts, 'store' | 'directory'>,
  ) => OpenConnection;
  readonly connected: ConnectedParts;
  /** Told of what nobody expected after something was saved: the save itself stands. */
  readonly onFault: (error: unknown) => void;
}
