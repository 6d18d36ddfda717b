import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../../src/core/errors';
import { apiAddress } from '../../../src/platforms/dependency-track/api-address';

describe('apiAddress', () => {
  it.each([
    ['https://dtrack.example.com', 'https://dtrack.example.com/api'],
    ['https://dtrack.example.com/', 'https://dtrack.example.com/api'],
    ['https://dtrack.example.com/api', 'https://dtrack.example.com/api'],
    ['https://dtrack.example.com/api/', 'https://dtrack.example.com/api'],
    ['https://dtrack.example.com/api/v1/', 'https://dtrack.example.com/api'],
    ['https://example.com:8443/tools/dtrack//', 'https://example.com:8443/tools/dtrack/api'],
    ['https://example.com/tools/dtrack/api', 'https://example.com/tools/dtrack/api'],
    ['https://example.com/api/dtrack', 'https://example.com/api/dtrack/api'],
    ['https://example.com/x?y=z', 'https://example.com/x/api'],
  ])('%s → %s', (address, api) => {
    expect(apiAddress(address, false)).toBe(api);
  });

  it.each([
    ['http://dtrack.example.com', false, 'DESTINATION_WRONG_ADDRESS'],
    ['dtrack.example.com', true, 'DESTINATION_WRONG_ADDRESS'],
    ['https://user:word@dtrack.example.com', true, 'DESTINATION_WRONG_ADDRESS'],
    ['https://10.0.0.7', false, 'DESTINATION_PRIVATE_ADDRESS'],
    ['https://dtrack.internal/api', false, 'DESTINATION_PRIVATE_ADDRESS'],
  ])('refuses %s (private ones allowed: %s)', (address, allowed, code) => {
    const open = () => apiAddress(address, allowed);
    expect(open).toThrow(BridgeError);
    expect(open).toThrow(expect.objectContaining({ code }));
  });

  it('takes a private address where the operator allows it', () => {
    expect(apiAddress('https://10.0.0.7', true)).toBe('https://10.0.0.7/api');
  });
});
