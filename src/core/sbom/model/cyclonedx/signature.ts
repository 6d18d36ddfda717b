import { isObject, type JsonObject } from '../../read/json';
import { child, list } from '../members';

/**
 * Whether one of the signatures of a document brings the public key or the certificates to check
 * it with: it may be a single one, several `signers`, or a `chain`. Undefined where that cannot be
 * told: without a signature, and of those of XML, of which only their presence is known.
 * https://cyberphone.github.io/doc/security/jsf.html
 */
export function namesKey(signature: JsonObject | undefined): boolean | undefined {
  if (signature === undefined || Object.keys(signature).length === 0) return undefined;
  return [signature, ...list(signature, 'signers'), ...list(signature, 'chain')].some(
    (entry) =>
      isObject(entry) &&
      (child(entry, 'publicKey') !== undefined || list(entry, 'certificatePath').length > 0),
  );
}
