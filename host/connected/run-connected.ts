import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BITBUCKET_CLOUD, serviceAt } from '../connections/bitbucket-service';
import { openDatabase } from '../database';
import type { HostOptions } from '../options';
import { forgetRunningHost, noteRunningHost } from '../running-host';
import { createTerminal } from '../terminal/terminal';
import { untilSignal } from '../until-signal';
import { createConnectedHost } from './connected-host';

/** Whether a data folder has connections: then the host serves them instead of the sandbox. */
export function hasConnections(dataDirectory: string): boolean {
  const file = join(dataDirectory, 'host.db');
  if (!existsSync(file)) return false;
  const database = openDatabase(file);
  try {
    const tables = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'host_connection'")
      .all();
    if (tables.length === 0) return false;
    return database.prepare('SELECT 1 FROM host_connection LIMIT 1').all().length > 0;
  } finally {
    database.close();
  }
}

/** Serves the connections of a data folder until it is told to end; its exit code. */
export async function runConnected(options: HostOptions): Promise<number> {
  const { connect, dataDirectory } = options;
  const terminal = createTerminal({
    json: options.json,
    output: process.stdout,
    errors: process.stderr,
  });
  const host = createConnectedHost({
    root: join(__dirname, '../..'),
    dataDirectory,
    address: connect.address,
    port: options.port,
    app: options.bundle ? 'bundle' : 'source',
    service: connect.bitbucket === undefined ? BITBUCKET_CLOUD : serviceAt(connect.bitbucket),
    pollSeconds: connect.pollSeconds,
    allowPrivateAddresses: options.outside?.allowPrivateAddresses ?? false,
    environment: process.env,
    ...(connect.publicUrl !== undefined && { publicUrl: connect.publicUrl }),
    ...(connect.adminToken !== undefined && { adminToken: connect.adminToken }),
    onLine: terminal.event,
    onReport: terminal.report,
    onViolation: terminal.violation,
    onLog: terminal.log,
  });
  const ended = untilSignal();
  const origin = await host.start();
  noteRunningHost(dataDirectory, { pid: process.pid, origin });
  try {
    terminal.connected(connect.publicUrl ?? origin, host.store.list(), host.dataDirectory);
    await ended;
    return 0;
  } finally {
    forgetRunningHost(dataDirectory);
    await host.stop();
  }
}
