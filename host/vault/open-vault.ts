import type { HostDatabase } from '../database';
import { OptionError } from '../options';
import type { HostKeys } from './host-keys';
import { createSealedStore, type SealedStore } from './sealed-store';
import { SecretUnreadableError, createSecretBox, type SecretBox } from './secret-box';

export interface Vault {
  readonly box: SecretBox;
  readonly sealed: SealedStore;
}

/** Sealed at the first start: whether the key fits is known before anything is lost. */
const PROBE = 'probe';

/**
 * Opens the secrets of a data folder. Throws OptionError where they were sealed with another key:
 * a host that went on would find every destination without its token.
 */
export function openVault(database: HostDatabase, keys: HostKeys): Vault {
  const box = createSecretBox(keys.current, keys.previous);
  const sealed = createSealedStore(database, box);
  try {
    if (sealed.get(PROBE) === undefined) sealed.put(PROBE, PROBE);
  } catch (error) {
    if (!(error instanceof SecretUnreadableError)) throw error;
    throw new OptionError(
      'The secrets of this data folder were sealed with another key. Start with that key in SBOM_BRIDGE_KEY, or restore host-secrets.json from a backup.',
      { cause: error },
    );
  }
  return { box, sealed };
}
