import type { ImportStore } from '../../core/import-store';
import type { Caller } from '../../app/authorize';
import type { createNamePeople } from '../../app/name-people';
import type { createPlanImport } from '../../app/plan-import';
import type { createStartImport } from '../../app/start-import';
import type { createSteerImport } from '../../app/steer-import';
import type { CallAnswer } from '../../contract/resolvers';
import { BridgeError } from '../../core/errors';
import type { Import, ImportWait } from '../../core/import';
import { toProblem } from '../problem';
import { ok, type Answers } from './answers';

export interface ImportAnswersPorts {
  readonly imports: Pick<ImportStore, 'get'>;
  readonly planImport: ReturnType<typeof createPlanImport>;
  readonly startImport: ReturnType<typeof createStartImport>;
  readonly steerImport: ReturnType<typeof createSteerImport>;
  readonly namePeople: ReturnType<typeof createNamePeople>;
}

type View = CallAnswer<'startImport'>['import'];

/** Slices without anything new, by which half a minute has passed. */
const LONG_IDLE = 4;
/** Failures that one answer names. */
const MOST_NAMED = 100;

/** The calls of the import of repositories that were there before the app. */
export function createImportAnswers(ports: ImportAnswersPorts) {
  const { imports, planImport, startImport, steerImport, namePeople } = ports;
  return {
    async getImport({ names }, { caller }) {
      const found = await imports.get();
      if (found === undefined) return ok({});
      return ok({ import: await view(found.value, caller, names === true) });
    },

    async planImport({ choice }) {
      const { targets, rules, destinations, ...plan } = await planImport(choice);
      return ok({
        ...plan,
        repositories: targets.length,
        rules: rules.map((rule) => ({ ...rule })),
        destinations: [...destinations],
      });
    },

    async startImport({ choice }, { caller }) {
      const begun = await startImport(choice, mustBeKnown(caller));
      return ok({ import: await view(begun, caller, true) });
    },

    async steerImport({ id, to }, { caller }) {
      const value = await steerImport(id, to, mustBeKnown(caller));
      return ok({ import: await view(value, caller, true) });
    },
  } satisfies Partial<Answers>;

  async function view(value: Import, { workspace }: Caller, isNamed: boolean): Promise<View> {
    const { startedBy, phaseBy, wait } = value;
    const ids = isNamed ? [startedBy, ...(phaseBy === undefined ? [] : [phaseBy])] : [];
    const names = await namePeople(workspace, ids);
    const person = (accountId: string) => {
      const name = names.get(accountId);
      return { accountId, ...(name !== undefined && { name }) };
    };
    const { id, choice, phase, startedAt, phaseAt, open, total, counts } = value;
    return {
      ...{ id, choice, phase, startedAt, phaseAt, total, counts: { ...counts } },
      startedBy: person(startedBy),
      ...(phaseBy !== undefined && { phaseBy: person(phaseBy) }),
      ...(wait && { wait: toWait(wait) }),
      open: open.length,
      heldUp: phase === 'running' && open.length > 0 && value.idle >= LONG_IDLE,
      failures: value.failures.slice(0, MOST_NAMED).map(({ code, ref, ...target }) => ({
        ...target,
        ...(ref !== undefined && { ref }),
        problem: toProblem({ code }),
      })),
    };
  }
}

function toWait({ until, because }: ImportWait): NonNullable<View['wait']> {
  if (because === 'share' || because === 'near') return { until, because };
  return { until, because: 'problem', problem: toProblem({ code: because }) };
}

function mustBeKnown({ accountId }: Caller): string {
  if (accountId === undefined) throw new BridgeError('NOT_ALLOWED');
  return accountId;
}
