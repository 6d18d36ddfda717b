import { join } from 'node:path';
import { BITBUCKET_CLOUD } from '../../../../host/connections/bitbucket-service';
import { testToken } from '../../../../host/connections/tokens/test-token';
import type {
  TestedToken,
  TestParts,
  TokenFindings,
} from '../../../../host/connections/tokens/test-token';
import { openDatabase } from '../../../../host/database';
import type { Network } from '../../../../host/platform/types';
import { createBitbucketSandbox } from '../../../../host/sandbox/bitbucket/create-bitbucket-sandbox';
import type { BitbucketSandbox } from '../../../../host/sandbox/bitbucket/create-bitbucket-sandbox';
import type { IssuedCredential } from '../../../../host/sandbox/bitbucket/credentials';
import { temporaryFolder } from '../../sandbox/harness';

const SERVICE = BITBUCKET_CLOUD;
/** Saturday, 21 November 2026, noon. */
export const NOW = Date.UTC(2026, 10, 21, 12);

/** A sandbox in this process, asked as if it were Bitbucket. */
export interface TokenLab {
  readonly sandbox: BitbucketSandbox;
  readonly parts: TestParts;
  /** What left, in order. */
  readonly asked: Request[];
  /** A fresh token of the admin or, as an access token, of nobody. */
  issue(scopes: readonly string[], more?: Partial<IssuedCredential>): string;
  /** Tests a token on the workspace; an API token with the admin's e-mail. */
  test(tested: Partial<TestedToken>, parts?: Partial<TestParts>): Promise<Tested>;
  close(): void;
}

export interface Tested extends TokenFindings {
  /** `ok`, `failed TOKEN_REFUSED: a, b`, by line. */
  readonly short: Readonly<Record<string, string>>;
}

export async function startTokenLab(): Promise<TokenLab> {
  const folder = temporaryFolder();
  const database = openDatabase(join(folder.path, 'host.sqlite'));
  const clock = { now: () => NOW };
  const sandbox = createBitbucketSandbox({
    directory: join(folder.path, 'bitbucket'),
    database,
    clock,
    emit: () => undefined,
    origin: () => SERVICE.api,
  });
  await sandbox.createRepository({ slug: 'shop' });
  const asked: Request[] = [];
  const network: Network = async (request) => {
    asked.push(request.clone());
    return sandbox.routes.fetch(request);
  };
  const parts: TestParts = { service: SERVICE, network, clock };
  return {
    sandbox,
    parts,
    asked,
    issue: (scopes, more = {}) =>
      sandbox.issued.issue({
        kind: 'api-token',
        actor:
          more.kind === 'access-token'
            ? { kind: 'access-token' }
            : { kind: 'account', account: sandbox.accounts.admin },
        scopes,
        ...more,
      }),
    test: async (tested, changed = {}) => {
      const findings = await testToken(
        {
          kind: 'api-token',
          email: sandbox.accounts.admin.email,
          token: '',
          workspace: 'sandbox',
          ...tested,
        },
        { ...parts, ...changed },
      );
      const short: Record<string, string> = {};
      for (const { what, state, problem, details } of findings.lines) {
        short[what] = [state, problem ?? '', details?.join(', ') ?? ''].join(' ').trim();
      }
      return { ...findings, short };
    },
    close: () => {
      database.close();
      folder.dispose();
    },
  };
}

/** The network with its answers changed. */
export function changed(
  network: Network,
  change: (answer: Response) => Promise<Response>,
): Network {
  return async (request) => change(await network(request));
}
