import type { Logger, StatsigService } from '@forge/cli-shared';

/** Prints to stderr as it is told, without colours, spinners or analytics. */
export const plainLogger: Logger = {
  traceEnabled: false,
  debugEnabled: false,
  trace: () => undefined,
  debug: () => undefined,
  info: (message) => {
    console.error(message);
  },
  warn: (message) => {
    console.error(message);
  },
  error: (error) => {
    console.error(error.message);
  },
};

/** Atlassian's feature flags as they are for everybody, without asking its servers. */
const flags = {
  isTypescriptBundlerEnabled: () => Promise.resolve(false),
  testForgeCliBundleRuntimeLoaderGate: () => Promise.resolve(false),
  getDeprecatedRuntimes: () => Promise.resolve([]),
};
// The class has private members that only a logged-in client can fill; the libraries call no more
// than what stands above.
export const offlineStatsig = flags as unknown as StatsigService;
