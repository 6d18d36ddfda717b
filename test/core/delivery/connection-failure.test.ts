import { expect, it } from '@jest/globals';
import { CATALOGUE } from '../../../src/core/error-catalogue';
import { failureLines } from '../../../src/core/delivery/connection-failure';
import { BridgeError, type ErrorCode } from '../../../src/core/errors';

const CODES = (Object.keys(CATALOGUE) as ErrorCode[]).filter((code) =>
  code.startsWith('DESTINATION_'),
);
/** Only a delivery, or a pass over those that wait, comes to these. */
const NEVER_OF_A_TEST: ReadonlySet<string> = new Set([
  'DESTINATION_HELD',
  'DESTINATION_NOT_PROCESSED',
  'DESTINATION_SAME_VERSION',
]);

it.each(CODES.filter((code) => !NEVER_OF_A_TEST.has(code)))(
  '%s is told with its code, and promises nothing that a test does not do',
  (code) => {
    const lines = failureLines(new BridgeError(code, { detail: 'HTTP 503: oops' }));
    expect(lines[0]).toEqual({ ok: false, text: CATALOGUE[code].sentence, code });
    expect(lines[1]).toEqual({ ok: false, text: 'HTTP 503: oops' });
    expect(lines).toHaveLength(3);
    const said = lines.map(({ text }) => text).join(' ');
    expect(said).not.toMatch(/automatic|Nothing to do|while sending|is there once/);
  },
);

it('says what the destination knows better', () => {
  const error = new BridgeError('DESTINATION_TOKEN_REFUSED');
  expect(failureLines(error, 'Take another.').at(-1)?.text).toBe('Take another.');
});
