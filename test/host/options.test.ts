import { describe, expect, it } from '@jest/globals';
import { OptionError, readOptions } from '../../host/options';

describe('the network that a host opens', () => {
  it.each([
    [[], undefined],
    [['--outside'], { allowPrivateAddresses: false }],
    [['--outside', '--private'], { allowPrivateAddresses: true }],
  ])('%j: %j', (args, outside) => {
    expect(readOptions(args)?.options.outside).toEqual(outside);
  });

  it('is not opened by half', () => {
    expect(() => readOptions(['--private'])).toThrow(new OptionError('--private needs --outside.'));
  });
});
