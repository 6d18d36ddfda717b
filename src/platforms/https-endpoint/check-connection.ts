import { failureLines } from '../../core/delivery/connection-failure';
import { BridgeError } from '../../core/errors';
import type { ConnectionCheck } from '../../core/ports';
import type { Tools } from '../tools';
import type { AskEndpoint } from './client';
import type { StoredKeys } from './keys';
import { failureOf } from './read-answer';
import { signingKeys } from './signature';

type Line = ConnectionCheck['lines'][number];

const TEST_TIMEOUT_MS = 30_000;

/**
 * Sends a signed OPTIONS without a body, never a document. Never throws for what the endpoint does:
 * every failure is a line. 405 says that there is an endpoint which knows no OPTIONS (HTTP 1.1 Web
 * Hooks for Event Delivery §4.2), so that is fine, but the signature went unchecked.
 */
export async function checkConnection(
  ask: AskEndpoint,
  keys: StoredKeys,
  tools: Tools,
): Promise<ConnectionCheck> {
  const signing = signingLines(keys, tools);
  try {
    const answer = await ask({ method: 'OPTIONS', headers: {}, timeoutMs: TEST_TIMEOUT_MS });
    if (answer.status >= 200 && answer.status <= 299) {
      return { ok: true, lines: [{ ok: true, text: 'The endpoint answers.' }, ...signing] };
    }
    if (answer.status !== 405) throw failureOf(answer, tools.clock.now());
    const text =
      'The endpoint answers, but takes no OPTIONS: the first delivery shows whether it accepts the signature.';
    return { ok: true, lines: [{ ok: true, text }, ...signing] };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return { ok: false, lines: [...failureLines(error, ADVICE.get(error.code)), ...signing] };
  }
}

function signingLines(keys: StoredKeys, { clock, sha256 }: Tools): Line[] {
  const [current, previous] = signingKeys(keys, clock.now(), sha256);
  const texts = [
    ...(current === undefined ? [] : [`Signs with key ${current.id}.`]),
    ...(previous === undefined || keys.previous === undefined
      ? []
      : [`Key ${previous.id} signs as well until ${day(keys.previous.until)}.`]),
  ];
  return texts.map((text) => ({ ok: true, text }));
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Where the advice for a delivery does not fit a test. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['DESTINATION_TOKEN_REFUSED', 'Check that both sides have the same key, and the right time.'],
  [
    'DESTINATION_WRONG_ADDRESS',
    'Check the address. An endpoint that takes only POST should answer OPTIONS with 204 or 405.',
  ],
]);
