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
  LOOK_PARTIAL: {
    sentence: 'Some repositories could not be looked at; the others are.',
    next: 'Nothing, if it passes: they are looked at again. Else look up the code that is named.',
  },
  PULL_REQUESTS_UNSEEN: {
    sentence: 'The credential may not list pull requests: only pushes are seen.',
    next: 'Grant the scopes for pull requests, or leave it so if SBOMs of pushes are enough.',
  },
  CLOCK_WRONG: {
    sentence: 'The clock of this machine differs from Bitbucket’s by more than a minute.',
    next: 'Set the clock, best by NTP: tokens and signatures depend on it.',
  },
} as const satisfies Record<string, Problem>;
