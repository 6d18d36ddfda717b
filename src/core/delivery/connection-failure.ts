import { explain, type BridgeError } from '../errors';
import type { ConnectionCheck } from '../ports';

/**
 * What a test of a connection says of a failure: what happened, with its code; what the other side
 * said; what a person can do. A test is not repeated by itself, so nothing of that is promised.
 *
 * @param advice in place of what the catalogue advises, where the destination knows better
 */
export function failureLines(error: BridgeError, advice?: string): ConnectionCheck['lines'] {
  const { code, detail } = error;
  const { sentence, next, ask } = explain(code);
  return [
    { ok: false, text: sentence, code },
    ...(detail === undefined || detail === '' ? [] : [{ ok: false, text: detail }]),
    { ok: false, text: advice ?? ask ?? next },
  ];
}
