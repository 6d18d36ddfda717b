import type { Problem } from './problem-text';

/** What keeps any connection from reaching its workspace. */
export const REACH_PROBLEMS = {
  BITBUCKET_UNREACHABLE: {
    sentence: 'Bitbucket cannot be reached from this machine.',
    next: 'Check the network, the name service and the proxy, then test again.',
  },
  BITBUCKET_FAILING: {
    sentence: 'Bitbucket answers with an error of its own.',
    next: 'Look at bitbucket.status.atlassian.com and test again later.',
  },
  BITBUCKET_LIMIT: {
    sentence: 'Bitbucket’s hourly limit for this credential is spent.',
    next: 'Wait until the limit is filled up again; what came in meanwhile is kept.',
  },
  BITBUCKET_ENDPOINT_GONE: {
    sentence: 'Bitbucket has removed an endpoint that this host asks for.',
    next: 'Update SBOM Bridge.',
  },
  OTHER_WORKSPACE: {
    sentence: 'The request leads outside the workspace of this connection.',
    next: 'Connect the other workspace with a connection of its own.',
  },
  WORKSPACE_SERVED: {
    sentence: 'Another connection works for this workspace; this one stands by.',
    next: 'Keep one of them. When the other is disabled, disconnected or revoked, this one takes over.',
  },
  CLOCK_WRONG: {
    sentence: 'The clock of this machine differs from Bitbucket’s by more than a minute.',
    next: 'Set the clock, best by NTP: tokens and signatures depend on it.',
  },
} as const satisfies Record<string, Problem>;
