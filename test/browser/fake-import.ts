import { NOTHING_COUNTED } from '../../src/core/import';
import { CALLS, type CallAnswer, type CallName } from '../../src/contract/resolvers';

export type FakeImport = CallAnswer<'startImport'>['import'];
type ImportCall = Extract<CallName, 'getImport' | 'planImport' | 'startImport' | 'steerImport'>;

const NOW = Date.parse('2026-11-20T14:03:00Z');
const OLGA = { accountId: '557058:olga', name: 'Olga <b>Owner</b>' };

/** An import that is far on, with members of its own. */
export function anImport(more: Partial<FakeImport> = {}): FakeImport {
  return {
    id: 'import-1',
    choice: { kind: 'all' },
    phase: 'running',
    startedAt: NOW,
    startedBy: OLGA,
    phaseAt: NOW,
    open: 4,
    heldUp: false,
    total: 240,
    counts: {
      ...NOTHING_COUNTED,
      done: 118,
      withoutSbom: 40,
      unmapped: 7,
      leftOut: 1,
      failed: 12,
      sboms: 75,
      delivered: 61,
      branchesLeft: 3,
    },
    failures: Array.from({ length: 12 }, (_, index) => ({
      repository: `22222222-2222-4222-8222-${String(index).padStart(12, '0')}`,
      fullName:
        index === 1
          ? `acme/${'a-repository-whose-name-nobody-would-want-to-read-aloud-'.repeat(2)}`
          : `acme/service-${String(index).padStart(3, '0')}`,
      ...(index % 2 === 0 && { ref: '<b>release</b>/2026.11' }),
      problem:
        index % 3 === 0
          ? {
              code: 'BITBUCKET_REPOSITORY_GONE',
              sentence: 'The repository was deleted, or is hidden from the app.',
              next: 'Nothing to do if that is wanted.',
            }
          : {
              code: 'DESTINATION_REFUSED',
              sentence: 'The destination refused the document.',
              next: 'Fix the document.',
            },
    })),
    ...more,
  };
}

/** Answers as the app does, and keeps the import that is asked for. */
export function answerImport(
  app: { import: FakeImport | undefined; importable: number },
  name: ImportCall,
  payload: unknown,
): CallAnswer<ImportCall> {
  switch (name) {
    case 'getImport':
      return app.import === undefined ? {} : { import: app.import };
    case 'planImport': {
      const { choice } = CALLS[name].request.parse(payload);
      const { failed } = app.import?.counts ?? NOTHING_COUNTED;
      return {
        repositories: choice.kind === 'failed' ? failed : app.importable,
        excluded: 3,
        complete: true,
        rules: [
          { pattern: '@main', environment: 'production' },
          { pattern: '@development', environment: 'development' },
        ],
        destinations: ['Interlynk'],
        requestsPerHour: 300,
      };
    }
    case 'startImport': {
      const { choice } = CALLS[name].request.parse(payload);
      const total = choice.kind === 'failed' ? (app.import?.counts.failed ?? 0) : app.importable;
      app.import = anImport({ choice, total, counts: NOTHING_COUNTED, failures: [], open: 0 });
      return { import: app.import };
    }
    case 'steerImport': {
      const { to } = CALLS[name].request.parse(payload);
      const phase = ({ pause: 'paused', resume: 'running', cancel: 'cancelled' } as const)[to];
      app.import = { ...(app.import ?? anImport()), phase, phaseAt: NOW, phaseBy: OLGA };
      return { import: app.import };
    }
  }
}
