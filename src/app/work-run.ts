import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { effectiveSettings } from '../core/effective-settings';
import { createSendOrder } from '../core/delivery/send-order';
import { decidingRef } from '../core/events/deciding-ref';
import type { ErrorCode } from '../core/errors';
import { leftOutBy } from '../core/repository-scope';
import type { Clock } from '../core/ports';
import type { DocumentOutcome, Run } from '../core/run';
import type { RepositoryFacts } from '../core/stores';
import { commentOnPullRequest, type CommentPorts } from './comment-on-pull-request';
import { concludeRun } from './conclude-run';
import { findDocuments } from './find-documents';
import type { ForwardDocument } from './forward-document';
import { forwardDocuments } from './forward-documents';
import { giveFeedback } from './give-feedback';
import { locateCommit, type Place } from './locate-commit';
import type { createKnowRepository } from './repository-facts';
import { resolveEnvironment } from './resolve-environment';
import { serveDestinations } from './serve-destinations';
import { stillHeld } from './still-held';
import { createUnsettledFiles } from './unsettled-files';
import type { Worked, WorkRun, Known } from './work-run-types';

export interface WorkRunPorts extends CommentPorts {
  readonly source: SourceRepository;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
  readonly forwardDocument: ForwardDocument;
  readonly clock: Clock;
}

/**
 * The way of one event: settings → environment rule → discover → fetch → check → forward →
 * report. Throws BridgeError for what stops the run as a whole.
 */
export function createWorkRun(ports: WorkRunPorts): WorkRun {
  const { source, feedback, knowRepository, clock } = ports;

  return async (context, run, known, gate) => {
    const { event } = run;
    const inForce = effectiveSettings(context.workspace.value, context.repository.value);
    if (!inForce.enabled) return ignored(known, 'RUN_DISABLED');
    const held = stillHeld(run, gate, clock.now());
    if (held !== undefined) return held;

    const id: RepositoryId = { workspace: event.workspace, uuid: event.repository };
    const repository = await knowRepository(id, context.facts, event.slug);
    known.repository = repository.facts.fullName;
    const { repositories } = context.workspace.value;
    if (leftOutBy(repositories, repository.facts)) return ignored(known, 'RUN_EXCLUDED');

    const decision = await resolveEnvironment(context, event, decidingRef(event), repository);
    if (decision.kind !== 'no-rule') known.rule = decision.rule.label;
    if (decision.kind === 'do-not-send') return ignored(known, 'RUN_DO_NOT_SEND');
    const open =
      event.name === 'pullrequest:created' || event.name === 'pullrequest:updated'
        ? event.id
        : undefined;
    if (decision.kind === 'no-rule' && open === undefined) return ignored(known, 'RUN_NO_RULE');
    if (decision.kind === 'send') known.environment = decision.environment;
    const settings = await serveDestinations(context, run, inForce, decision, repository);
    if (settings === undefined) return ignored(known, 'RUN_SUPERSEDED');

    const located = await locateCommit(source, id, event, context);
    if ('unreadable' in located)
      return { outcome: { ...known, kind: 'ignored', reason: located.unreadable, documents: [] } };
    const place = run.replay === 'this' ? wholeTree(located) : located;
    known.commit = place.commit;

    const found = await findDocuments(source, id, place, settings);
    const comment = async (documents: readonly DocumentOutcome[]) =>
      open === undefined || !settings.comment
        ? {}
        : commentOnPullRequest(ports, id, open, { commit: place.commit, documents });
    const none = async (): Promise<Worked> => {
      const { outcome } = ignored(known, found.noneBecause);
      return { outcome: { ...outcome, ...(await comment([])) } };
    };
    if (found.paths.length === 0) return none();

    const facts = asBegun(run, repository.facts);
    const common = { run, place, settings, repository: facts, decision, gate };
    const unsettled = createUnsettledFiles(context.unsettled);
    const order = createSendOrder(context.lastSent, () => clock.now());
    const request = { ...common, unsettled, order, hints: context.hints };
    const { outcomes: documents, waits } = await forwardDocuments(ports, id, found, request);
    const outcome = concludeRun(known, run, documents, found, {
      sent: decision.kind === 'send',
      destinations: settings.destinations,
    });
    if (outcome.documents.length === 0) return none();
    // While a document waits, the first attempt says so and the last one says how it ended.
    const quiet = (waits.length > 0 && run.attempts > 1) || run.imported === true;
    const told = quiet
      ? {}
      : {
          ...(await comment(outcome.documents)),
          ...(await giveFeedback(feedback, id, place, outcome, settings)),
        };
    return {
      outcome: { ...outcome, ...told },
      retryInSeconds: waits.length > 0 ? Math.min(...waits) : undefined,
    };
  };
}

/** Not compared with anything: what was looked at before is what a person wants looked at again. */
function wholeTree({ commit, mergeBase, refName }: Place): Place {
  return { commit, mergeBase, refName };
}

/**
 * A repository that is renamed while a run waits: its documents go on under the name that the run
 * began with, since one of them may have arrived by that name already.
 */
function asBegun({ outcome }: Run, facts: RepositoryFacts): RepositoryFacts {
  const fullName = outcome?.kind === 'waiting' ? outcome.repository : undefined;
  return fullName === undefined ? facts : { ...facts, fullName };
}

function ignored(known: Known, code: ErrorCode): Worked {
  return { outcome: { ...known, kind: 'ignored', reason: { code }, documents: [] } };
}
