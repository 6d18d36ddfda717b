import type { Connection } from '../connections/connection';
import { pagesOf } from '../connected/pages-of';
import { workspaceAddress } from '../platform/bridge/addresses';
import type { LogLine } from '../platform/invoke';
import type { PlatformReport } from '../platform/report';
import type { FirstPush } from '../sandbox/seed';
import type { Host } from '../wire';
import type { EventLine } from './event-line';
import { formatLine } from './print-line';

export interface TerminalOptions {
  readonly json: boolean;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

/**
 * What the host says. Events go to the output, one line each; with `json` nothing else does, and
 * the rest goes to the errors. Colours only on a terminal, and never when NO_COLOR is set.
 */
export function createTerminal({ json, output, errors }: TerminalOptions) {
  const colour = output.isTTY && (process.env['NO_COLOR'] ?? '') === '';
  const prose = json ? errors : output;
  const say = (...lines: string[]) => {
    prose.write(`${lines.join('\n')}\n`);
  };
  return {
    event: (line: EventLine): void => {
      output.write(`${formatLine(line, { json, colour })}\n`);
    },

    report: ({ level, code, message, fields }: PlatformReport): void => {
      errors.write(`${level}: ${message} ${JSON.stringify({ code, ...fields })}\n`);
    },

    violation: (report: string): void => {
      errors.write(`error: A page broke its content security policy. ${report.slice(0, 500)}\n`);
    },

    /** What the app logs; only what went wrong is of interest here. */
    log: ({ level, line }: LogLine): void => {
      if (level === 'warn' || level === 'error') errors.write(`app ${level}: ${line}\n`);
    },

    addresses: (origin: string, { sandbox, secrets, dataDirectory }: Host): void => {
      const { workspace, credentials } = sandbox;
      const { email, username, apiToken, accessToken } = credentials;
      say(
        'SBOM Bridge runs. Everything below is on this machine.',
        '',
        `  Start here     ${origin}/`,
        `  Settings       ${origin}/${workspace.slug}/web-shop/admin/forge/repository-settings`,
        `                 ${origin}/${workspace.slug}/workspace/settings/forge/workspace-settings`,
        `  Bitbucket      ${origin}/bitbucket`,
        `  SBOM inbox     ${origin}/inbox`,
        '',
        `  git            ${sandbox
          .repositories()
          .map(({ cloneUrl }) => cloneUrl)
          .join('\n                 ')}`,
        `                 user ${username}, password ${apiToken}`,
        `  REST           ${origin}/2.0  (${email} and that password, or Bearer ${accessToken})`,
        `  Interlynk      ${origin}/lynkapi  (Bearer ${secrets.interlynkToken})`,
        `  Data           ${dataDirectory}`,
        '',
      );
    },

    /** What a host that serves connections says at its start. */
    connected: (
      origin: string,
      connections: readonly Connection[],
      dataDirectory: string,
    ): void => {
      const first = connections.length === 0;
      say(
        first ? 'SBOM Bridge runs. Connect a workspace of Bitbucket:' : 'SBOM Bridge runs.',
        '',
        `  Connections    ${origin}/integrations/bitbucket${first ? '/setup' : ''}`,
        ...connections.map(
          ({ name, kind, status, workspace }) =>
            `                 ${name} (${kind}): ${status}${workspace === undefined ? '' : `, ${origin}${workspaceAddress(pagesOf(workspace), 'workspace-settings')}`}`,
        ),
        `  Data           ${dataDirectory}`,
        '',
        'Press Ctrl+C to stop.',
        '',
      );
    },

    ready: (origin: string, host: Host, pushed: readonly FirstPush[]): void => {
      const fresh = pushed.some(({ kind }) => kind === 'pushed');
      say(
        '',
        fresh
          ? 'The first pushes are on their way. Now push one of your own:'
          : 'Nothing new to push. Push something of your own:',
        '',
        `  git clone ${origin.replace('//', `//${host.sandbox.credentials.username}@`)}/git/sandbox/web-shop.git`,
        '  cd web-shop',
        '  git commit --allow-empty -m "no SBOM here" && git push',
        '',
        'Press Ctrl+C to stop.',
        '',
      );
    },
  };
}
