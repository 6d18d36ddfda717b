import { OptionError } from '../options';
import type { HostSecrets } from '../secrets';

/** What everything is sealed with, and what is still needed to open what was sealed before. */
export interface HostKeys {
  readonly current: Uint8Array;
  readonly previous: readonly Uint8Array[];
}

/**
 * The key from `SBOM_BRIDGE_KEY` (32 bytes, as base64 or 64 hexadecimal digits), else the one of
 * host-secrets.json. Earlier ones open what `rotate-key` has not sealed anew yet: those of the
 * file, and `SBOM_BRIDGE_KEY_PREVIOUS`. Throws OptionError, without the value.
 */
export function hostKeys(
  secrets: Pick<HostSecrets, 'storageKey' | 'previousStorageKeys'>,
  environment: Readonly<Record<string, string | undefined>>,
): HostKeys {
  const ofFile = [secrets.storageKey, ...(secrets.previousStorageKeys ?? [])].map((key) =>
    Buffer.from(key, 'base64'),
  );
  const earlier = readKey('SBOM_BRIDGE_KEY_PREVIOUS', environment);
  const given = readKey('SBOM_BRIDGE_KEY', environment);
  const [current = Buffer.alloc(0), ...others] = given === undefined ? ofFile : [given, ...ofFile];
  return { current, previous: [...(earlier === undefined ? [] : [earlier]), ...others] };
}

function readKey(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): Buffer | undefined {
  const text = environment[name]?.trim() ?? '';
  if (text === '') return undefined;
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === 32) return key;
  throw new OptionError(
    `${name} must have 32 bytes, written as base64 or as 64 hexadecimal digits. Make one with: openssl rand -base64 32`,
  );
}
