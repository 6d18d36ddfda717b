/** One commit: the files of a folder laid over what the branch holds already. */
export interface SeedCommit {
  readonly branch: string;
  /** First commit of a new branch: the branch it starts from. Absent on the very first commit. */
  readonly from?: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** ISO 8601, UTC. Fixed, so that every machine gets the same hashes. */
  readonly at: string;
  /** Below the seeds folder; its files keep their paths. */
  readonly folder: string;
}

/** A sandbox repository and its history. */
export interface SeedPlan {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly mainBranch: string;
  /** In order; a commit stands on the last one of its branch. */
  readonly commits: readonly SeedCommit[];
  /** Kept back, then pushed over HTTP when the host starts: the first event is a real push. */
  readonly firstPush: SeedCommit;
}

/** Two people of the sandbox workspace: Bitbucket knows a commit's author by address only. */
const ADA = { name: 'Ada Admin', email: 'admin@sandbox.example' };
const WIM = { name: 'Wim Writer', email: 'writer@sandbox.example' };

/** What a new sandbox holds. The files beside this one are described in README.md. */
export const SEED_PLANS: readonly SeedPlan[] = [
  {
    slug: 'web-shop',
    name: 'Web shop',
    description: 'One npm package, CycloneDX 1.6 in bom.json.',
    mainBranch: 'main',
    commits: [
      {
        branch: 'main',
        message: 'feat: list the products',
        author: ADA,
        at: '2026-11-21T21:37:00Z',
        folder: 'web-shop/start',
      },
      {
        branch: 'main',
        message: 'build: describe the dependencies in an SBOM',
        author: WIM,
        at: '2026-11-21T21:38:00Z',
        folder: 'web-shop/sbom',
      },
      {
        branch: 'develop',
        from: 'main',
        message: 'feat: remember wishes',
        author: ADA,
        at: '2026-11-21T21:41:00Z',
        folder: 'web-shop/wish-list',
      },
    ],
    firstPush: {
      branch: 'main',
      message: 'build: upgrade express, handlebars, lodash and compression',
      author: WIM,
      at: '2026-11-21T21:45:00Z',
      folder: 'web-shop/upgrade',
    },
  },
  {
    slug: 'payment-service',
    name: 'Payment service',
    description: 'One npm package, SPDX 2.3 in sbom.spdx.json.',
    mainBranch: 'main',
    commits: [
      {
        branch: 'main',
        message: 'feat: take payments',
        author: WIM,
        at: '2026-11-21T21:37:00Z',
        folder: 'payment-service/start',
      },
      {
        branch: 'develop',
        from: 'main',
        message: 'feat: number the receipts',
        author: ADA,
        at: '2026-11-21T21:42:00Z',
        folder: 'payment-service/receipts',
      },
    ],
    firstPush: {
      branch: 'develop',
      message: 'build: upgrade fastify, ioredis and pg',
      author: ADA,
      at: '2026-11-21T21:46:00Z',
      folder: 'payment-service/upgrade',
    },
  },
  {
    slug: 'platform',
    name: 'Platform',
    description: 'Three npm packages, each with an SBOM of its own.',
    mainBranch: 'main',
    commits: [
      {
        branch: 'main',
        message: 'feat: start the gateway, the ledger and the console',
        author: ADA,
        at: '2026-11-21T21:37:00Z',
        folder: 'platform/start',
      },
      {
        branch: 'main',
        message: 'build: describe each package in an SBOM',
        author: WIM,
        at: '2026-11-21T21:39:00Z',
        folder: 'platform/sbom',
      },
      {
        branch: 'develop',
        from: 'main',
        message: 'feat: print a trial balance',
        author: WIM,
        at: '2026-11-21T21:43:00Z',
        folder: 'platform/trial-balance',
      },
    ],
    firstPush: {
      branch: 'main',
      message: 'build: upgrade the gateway and the console',
      author: ADA,
      at: '2026-11-21T21:47:00Z',
      folder: 'platform/upgrade',
    },
  },
];
