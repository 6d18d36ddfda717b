import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { networkFailure } from '../../../src/platforms/http/network-failure';

const same = (text: string): string => text;
const failed = (cause: unknown): Error => new TypeError('fetch failed', { cause });
const system = (fields: Record<string, string>): Error => Object.assign(new Error('x'), fields);
const named = (name: string): Error => Object.assign(new Error('x'), { name });

describe('networkFailure', () => {
  it.each([
    ['refused', failed(system({ code: 'ECONNREFUSED', syscall: 'connect' }))],
    ['unknown name', failed(system({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }))],
    ['time-out of the connect call', failed(system({ code: 'ETIMEDOUT', syscall: 'connect' }))],
    ['connect time-out of undici', failed(system({ code: 'UND_ERR_CONNECT_TIMEOUT' }))],
    ['bad certificate', failed(system({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }))],
    [
      'every address refused',
      failed(
        new AggregateError([system({ code: 'ECONNREFUSED' }), system({ code: 'ENETUNREACH' })]),
      ),
    ],
  ])('never connected: %s', (_name, error) => {
    expect(networkFailure(error, false, same).code).toBe('DESTINATION_UNAVAILABLE');
  });

  it.each([
    ['reset', failed(system({ code: 'ECONNRESET', syscall: 'read' }))],
    ['closed', failed(system({ code: 'UND_ERR_SOCKET' }))],
    ['no headers', failed(system({ code: 'UND_ERR_HEADERS_TIMEOUT' }))],
    ['time-out of a read', failed(system({ code: 'ETIMEDOUT', syscall: 'read' }))],
    ['nothing known', failed(undefined)],
    ['not even an error', 'oops'],
    ['the name that Forge gives to all failures', named('FUNCTION_FETCH_ERR')],
    [
      'one address got through',
      failed(
        new AggregateError([system({ code: 'ECONNREFUSED' }), system({ code: 'ECONNRESET' })]),
      ),
    ],
    ['no address tried', failed(new AggregateError([]))],
  ])('may have been sent: %s', (_name, error) => {
    expect(networkFailure(error, false, same).code).toBe('DESTINATION_CONNECTION_LOST');
    expect(networkFailure(error, true, same).code).toBe('DESTINATION_TIMEOUT');
  });

  it('says what is wrong with a certificate', () => {
    const error = failed(system({ code: 'CERT_HAS_EXPIRED' }));
    expect(networkFailure(error, false, same)).toMatchObject({
      code: 'DESTINATION_UNAVAILABLE',
      detail: 'The certificate of the server has expired.',
    });
  });

  it('tells a name that leads into a private network', () => {
    const error = failed(system({ code: 'ERR_PRIVATE_ADDRESS' }));
    expect(networkFailure(error, false, same).code).toBe('DESTINATION_PRIVATE_ADDRESS');
  });

  it('understands errors of another realm', () => {
    const error: unknown = runInNewContext(
      "new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) })",
    );
    expect(error).not.toBeInstanceOf(Error);
    expect(networkFailure(error, false, same).code).toBe('DESTINATION_UNAVAILABLE');
  });

  it.each([
    named('REQUEST_EGRESS_ALLOWLIST_ERR'),
    named('ExternalEndpointNotAllowedError'),
    failed(named('ExternalEndpointNotAllowedError')),
  ])('egress: %s', (error) => {
    expect(networkFailure(error, false, same).code).toBe('DESTINATION_EGRESS');
  });

  it('survives an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(networkFailure(error, false, same).code).toBe('DESTINATION_CONNECTION_LOST');
  });

  it('keeps names and codes as the cause, not messages', () => {
    const error = new TypeError('Authorization: Bearer secret', {
      cause: system({ code: 'ECONNRESET' }),
    });
    const failure = networkFailure(error, false, same);
    expect(failure.cause).toMatchObject({ message: 'TypeError < Error ECONNRESET' });
  });
});
