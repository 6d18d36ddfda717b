import type { RepositoryId } from '../core/bitbucket-ports';
import { heldFiles, type HeldFile } from '../core/delivery/held-documents';
import type { Delivery } from '../core/delivery/types';
import { effectiveSettings } from '../core/effective-settings';
import type { DeliveryStore, SettingsStore } from '../core/stores';
import { isLeftOut, type LeftOutPorts } from './is-left-out';

export interface HeldFilesPorts extends LeftOutPorts {
  readonly deliveries: Pick<DeliveryStore, 'page'>;
  readonly settings: Pick<SettingsStore, 'both'>;
}
export interface RepositoryHoldings {
  readonly files: readonly HeldFile[];
  /** False where there are older deliveries that were not looked at. */
  readonly complete: boolean;
  /** Deliveries on their way, and those that came to nothing. */
  readonly waiting: number;
  readonly refused: number;
  /** Whether the repository is switched on, is left out by the workspace, and has anywhere to send to. */
  readonly enabled: boolean;
  readonly excluded: boolean;
  readonly hasDestination: boolean;
}

/** Forge's most for one query. */
const PAGE = 100;
/** A thousand deliveries: two seconds of the 25 that a resolver has. */
const PAGES = 10;
/** Of an answer, which Forge limits to 5 MB; a path may have thousands of characters. */
const MOST_FILES = 500;

/** What the destinations hold of a repository, out of its newest deliveries. Throws BITBUCKET_*. */
export function createListHeldFiles(ports: HeldFilesPorts) {
  const { deliveries, settings } = ports;
  return async (id: RepositoryId): Promise<RepositoryHoldings> => {
    const [{ workspace, repository: own }, newest] = await Promise.all([
      settings.both(id.uuid),
      newestDeliveries(id.uuid),
    ]);
    const { destinations } = workspace.value;
    const names = new Map(destinations.map(({ id, name }) => [id, name]));
    const files = heldFiles(newest.values, names);
    const inForce = effectiveSettings(workspace.value, own.value);
    const count = (...states: readonly Delivery['state'][]) =>
      newest.values.filter(({ state }) => states.includes(state)).length;
    return {
      files: files.slice(0, MOST_FILES),
      complete: newest.complete && files.length <= MOST_FILES,
      waiting: count('queued', 'delivering'),
      refused: count('rejected', 'failed'),
      enabled: inForce.enabled,
      excluded: await isLeftOut(ports, workspace.value, id),
      hasDestination: inForce.destinations.length > 0,
    };
  };

  async function newestDeliveries(
    repository: string,
  ): Promise<{ values: readonly Delivery[]; complete: boolean }> {
    const values: Delivery[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < PAGES; pages += 1) {
      const page = await deliveries.page(repository, PAGE, cursor);
      values.push(...page.values);
      cursor = page.cursor;
      if (cursor === undefined) return { values, complete: true };
    }
    return { values, complete: false };
  }
}
