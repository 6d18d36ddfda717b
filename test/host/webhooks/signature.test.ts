import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { verifySignature } from '../../../host/webhooks/signature';
import { anyText } from '../../any-text';

const body = Buffer.from('{"push":{"changes":[]}}');

function sign(content: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(content).digest('hex')}`;
}

describe('a signature', () => {
  // RFC 4231, test case 2.
  it('is HMAC-SHA256 of the body under the secret', () => {
    const header = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    const published = Buffer.from('what do ya want for nothing?');
    expect(verifySignature({ body: published, header, secrets: ['Jefe'] })).toEqual({ ok: true });
  });

  it('by the old or the new secret is good during a rotation', () => {
    const secrets = ['new secret', 'old secret'];
    for (const secret of secrets) {
      expect(verifySignature({ body, header: sign(body, secret), secrets })).toEqual({ ok: true });
    }
  });

  it('takes the UTF-8 bytes of the secret', () => {
    const header = sign(body, 'schlüssel');
    expect(verifySignature({ body, header, secrets: ['schlüssel'] })).toEqual({ ok: true });
  });

  const good = sign(body, 's');
  it.each([
    ['no header', undefined, ['s'], 'UNSIGNED'],
    ['a null header', null, ['s'], 'UNSIGNED'],
    ['an empty header', '', ['s'], 'UNSIGNED'],
    ['another algorithm', good.replace('sha256', 'sha1'), ['s'], 'MALFORMED'],
    ['no algorithm', good.slice(7), ['s'], 'MALFORMED'],
    ['too few digits', good.slice(0, -1), ['s'], 'MALFORMED'],
    ['too many digits', `${good}0`, ['s'], 'MALFORMED'],
    ['no digits', 'sha256=', ['s'], 'MALFORMED'],
    ['odd digits', `sha256=${'é'.repeat(64)}`, ['s'], 'MALFORMED'],
    ['two signatures', `${good}, ${good}`, ['s'], 'MALFORMED'],
    ['another secret', good, ['t'], 'MISMATCH'],
    ['no secret to check with', good, [], 'NO_SECRET'],
    ['an empty secret', sign(body, ''), [''], 'NO_SECRET'],
    ['an empty secret beside a good one', sign(body, ''), ['', 's'], 'MISMATCH'],
  ])('with %s is refused', (_name, header, secrets, reason) => {
    expect(verifySignature({ body, header, secrets })).toEqual({ ok: false, reason });
  });

  it('does not survive any change of the body', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (content, at, by) => {
          const header = sign(content, 's');
          expect(verifySignature({ body: content, header, secrets: ['s'] }).ok).toBe(true);
          const changed = Uint8Array.from(content);
          const index = at % changed.length;
          changed[index] = (changed[index] ?? 0) ^ by;
          expect(verifySignature({ body: changed, header, secrets: ['s'] }).ok).toBe(false);
        },
      ),
    );
  });

  it('may be any text', () => {
    fc.assert(
      fc.property(anyText(), (header) => {
        expect(verifySignature({ body, header, secrets: ['s'] }).ok).toBe(false);
      }),
    );
  });
});
