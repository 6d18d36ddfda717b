import { documentFileName } from '../core/delivery/document-file-name';
import { productName } from '../core/delivery/product-name';
import type { Hints } from '../core/delivery/hints';
import type { SendOrder } from '../core/delivery/send-order';
import { deliveryKey } from '../core/delivery/delivery-key';
import { HOPELESS } from '../core/delivery/is-spent';
import type { Delivery, Origin } from '../core/delivery/types';
import { BridgeError } from '../core/errors';
import { decidingRef } from '../core/events/deciding-ref';
import type { EffectiveSettings } from '../core/effective-settings';
import type { RepositoryEvent } from '../core/events/types';
import type { DocumentOutcome, Run } from '../core/run';
import type { Sha256 } from '../core/ports';
import type { DestinationConfig } from '../core/settings';
import type { RepositoryFacts } from '../core/stores';
import type { DeliverAnswer, Unsent } from './deliver-types';
import type { DeliveryLanes } from './delivery-lanes';
import type { DestinationGate } from './destination-gate';
import type { createDeliverDocument } from './deliver-document';
import type { Examined } from './examine-document';
import type { Place } from './locate-commit';
import { prepareDocument, type Prepared } from './prepare-document';
import type { UnsettledFiles } from './unsettled-files';
import type { Decided } from './resolve-environment';

export interface ForwardRequest {
  readonly run: Run;
  readonly place: Place;
  readonly settings: EffectiveSettings;
  readonly repository: RepositoryFacts;
  readonly decision: Decided;
  readonly examined: Examined;
  /** Looks at another file, or another state of this one. Throws BITBUCKET_*. */
  readonly examine: (commit: string, path: string) => Promise<Examined>;
  readonly gate: DestinationGate;
  readonly hints: Hints;
  readonly unsettled: UnsettledFiles;
  readonly order: SendOrder;
  readonly lanes: DeliveryLanes;
}
export interface Forwarded {
  readonly outcomes: readonly DocumentOutcome[];
  /** Seconds until the next attempt of each document that waits. */
  readonly waits: readonly number[];
}
export type ForwardDocument = (request: ForwardRequest) => Promise<Forwarded>;

/** What there was no time for goes on then. */
export const GO_ON_AFTER_SECONDS = 5;

/** Brings one examined file to every destination that the settings name. */
export function createForwardDocument(
  deliver: ReturnType<typeof createDeliverDocument>,
  sha256: Sha256,
): ForwardDocument {
  return async (request) => {
    const { examined, decision, settings, run, place, lanes } = request;
    const { path, findings } = examined;
    const read = { path, findings, ...(examined.facts && { facts: examined.facts }) };
    if (examined.kind !== 'sbom') {
      const result = examined.kind === 'refused' ? 'rejected' : 'ignored';
      return one({ ...read, result, error: examined.error });
    }
    if (decision.kind !== 'send')
      return one({ ...read, result: 'ignored', error: { code: 'RUN_CHECKED_ONLY' } });

    const { type, name } = decidingRef(run.event);
    const at = { [type]: name, commit: place.commit };
    const prepared = prepareDocument(examined, decision.rule.rule.version, at, sha256);
    if ('error' in prepared) return one({ ...read, result: 'rejected', error: prepared.error });
    const { facts, changes } = prepared;
    const base = { path, findings, facts, ...(changes.length > 0 && { changes }) };

    const outcomes: DocumentOutcome[] = settings.unknownDestinations.map((destination) => ({
      ...base,
      destination,
      result: 'rejected',
      error: { code: 'RUN_UNKNOWN_DESTINATION', detail: destination },
    }));
    if (settings.destinations.length === 0 && outcomes.length === 0) {
      return one({ ...base, result: 'failed', error: { code: 'RUN_NO_DESTINATION' } });
    }
    // Side by side: a slow destination must not hold back the others, nor may the run end before
    // they have, whatever fails.
    const settled = await Promise.allSettled(
      settings.destinations.map(async (config) => {
        const shipment = toShipment(request, prepared, decision, config);
        const { gate, hints, unsettled, order } = request;
        const { components, score } = facts;
        const told = { components, ...(score !== undefined && { score }) };
        const reload = reloader(request, decision, config, sha256);
        const asked = { run, unsettled, order, reload, config, shipment, path, gate, hints };
        const begun = await lanes.deliver(config.id, prepared.bytes.byteLength, () =>
          deliver({ ...asked, ...told }),
        );
        const answer = begun ?? notBegun(deliveryKey(shipment, sha256));
        return { answer, outcome: toOutcome(base, config, shipment, answer) };
      }),
    );
    const delivered = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    return {
      outcomes: [...outcomes, ...delivered.map(({ outcome }) => outcome)],
      waits: delivered.flatMap(({ answer }) => answer.retryInSeconds ?? []),
    };
  };
}

/** Only what comes out as it was sent counts: settings and rules may be others by now. */
function reloader(
  request: ForwardRequest,
  decision: Extract<Decided, { kind: 'send' }>,
  config: DestinationConfig,
  sha256: Sha256,
) {
  return async ({ key, commit, path, ref }: Delivery): Promise<Unsent | undefined> => {
    const examined = await request.examine(commit, path).catch(unlessGone);
    if (examined?.kind !== 'sbom') return undefined;
    const { type } = decidingRef(request.run.event);
    const template = decision.rule.rule.version;
    const prepared = prepareDocument(examined, template, { [type]: ref, commit }, sha256);
    if ('error' in prepared) return undefined;
    const place = { ...request.place, commit, refName: ref };
    const shipment = toShipment({ ...request, place, examined }, prepared, decision, config);
    return deliveryKey(shipment, sha256) === key ? shipment : undefined;
  };
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof BridgeError) || !HOPELESS.has(error.code)) throw error;
}

function toOutcome(
  base: Pick<DocumentOutcome, 'path' | 'findings' | 'facts' | 'changes'>,
  { id, name }: DestinationConfig,
  { product }: Unsent,
  { key, result, error }: DeliverAnswer,
): DocumentOutcome {
  const told = { ...base, destination: name, destinationId: id, product, deliveryKey: key };
  return { ...told, result, ...(error && { error }) };
}

function notBegun(key: string): DeliverAnswer {
  return { key, result: 'queued', retryInSeconds: GO_ON_AFTER_SECONDS };
}

function one(outcome: DocumentOutcome): Forwarded {
  return { outcomes: [outcome], waits: [] };
}

function toShipment(
  { run, place, settings, repository, examined: { path } }: ForwardRequest,
  { bytes, sha256, facts }: Prepared,
  { environment, rule }: Extract<Decided, { kind: 'send' }>,
  config: DestinationConfig,
): Unsent {
  const [workspace, slug] = slugs(repository);
  const { format, serialization, specVersion } = facts;
  return {
    destination: config.id,
    ...('address' in config && { address: config.address }),
    product: productName(settings.productTemplate, { workspace, repository: slug, path }),
    environment,
    latest: rule.rule.latest === true,
    version: facts.subject?.version ?? '',
    sha256,
    bytes,
    notation: { format, serialization, specVersion },
    fileName: documentFileName(path, serialization),
    origin: toOrigin(run.event, place, repository),
  };
}

function toOrigin(event: RepositoryEvent, place: Place, repository: RepositoryFacts): Origin {
  const [workspaceSlug, repositorySlug] = slugs(repository);
  const base = { workspaceSlug, repositorySlug, ref: place.refName, commit: place.commit };
  if (event.name === 'repo:push') {
    return { ...base, event: event.ref.type === 'tag' ? 'release' : 'push' };
  }
  const pullRequest = {
    id: event.id,
    source: event.source.branch,
    target: event.destination.branch,
  };
  return { ...base, event: 'pull_request', pullRequest };
}

function slugs({ fullName }: RepositoryFacts): [workspace: string, repository: string] {
  const [workspace = '', repository = ''] = fullName.split('/');
  return [workspace, repository];
}
