import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../../src/platforms/dependency-track/read-answer';

const failure = (status: number, text: string, headers: Record<string, string> = {}) =>
  failureOf({ status, text, headers: new Headers(headers) }, 0);

describe('what a refusal of Dependency-Track means', () => {
  it.each([
    ['{"title":"T","detail":"D","errors":["a","b"]}', 'HTTP 400: T: D: a; b'],
    ['{"title":"T","detail":"D"}', 'HTTP 400: T: D'],
    ['{"detail":"D","errors":"no list"}', 'HTTP 400: D'],
    ['{"errors":["a",7,"b"]}', 'HTTP 400: a; b'],
    ['{"title":7}', 'HTTP 400'],
    ['A collection project takes no BOM.', 'HTTP 400: A collection project takes no BOM.'],
    ['"quoted"', 'HTTP 400: "quoted"'],
    ['', 'HTTP 400'],
  ])('reads %s', (text, detail) => {
    expect(failure(400, text)).toMatchObject({ code: 'DESTINATION_REFUSED', detail });
  });

  it('shows as much as fits', () => {
    const errors = Array.from({ length: 100 }, (_, index) => `$.components[${index}]: bad`);
    expect(failure(400, JSON.stringify({ errors })).detail).toHaveLength(500);
  });

  it.each([
    [401, '', 'DESTINATION_TOKEN_REFUSED'],
    [403, '', 'DESTINATION_FORBIDDEN'],
    [404, 'The project could not be found.', 'DESTINATION_PROJECT_MISSING'],
    [404, '', 'DESTINATION_WRONG_ADDRESS'],
    [404, '<html>', 'DESTINATION_WRONG_ADDRESS'],
    [405, '', 'DESTINATION_WRONG_ADDRESS'],
    [409, '', 'DESTINATION_CONFLICT'],
    [413, '', 'DESTINATION_TOO_LARGE'],
    [429, '<html>', 'DESTINATION_RATE_LIMITED'],
    [500, '', 'DESTINATION_FAILED'],
    [502, ' <!DOCTYPE html>', 'DESTINATION_FAILED'],
    [503, '<html>', 'DESTINATION_UNAVAILABLE'],
    [302, '', 'DESTINATION_REDIRECTED'],
    [204, '', 'DESTINATION_UNEXPECTED'],
  ])('HTTP %d %j is %s', (status, text, code) => {
    expect(failure(status, text).code).toBe(code);
  });

  it('keeps the markup of pages to itself', () => {
    expect(failure(500, '<html><script>x</script>', { 'content-type': 'text/html' }).detail).toBe(
      'HTTP 500: text/html',
    );
  });

  it('hands on how long to wait', () => {
    expect(failure(503, '', { 'retry-after': '9' }).retryAfterSeconds).toBe(9);
  });
});
