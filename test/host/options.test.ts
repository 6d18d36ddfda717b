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

describe('a host beyond this machine', () => {
  const TOKEN = { SBOM_BRIDGE_ADMIN_TOKEN: 'a'.repeat(32) };
  it.each([
    ['another address without a token', ['--host', '0.0.0.0'], {}, /SBOM_BRIDGE_ADMIN_TOKEN/],
    [
      'a public address without a token',
      ['--public-url', 'https://bridge.example'],
      {},
      /SBOM_BRIDGE_ADMIN_TOKEN/,
    ],
    [
      'a token that can be guessed',
      ['--connect'],
      { SBOM_BRIDGE_ADMIN_TOKEN: 'secret' },
      /32 characters/,
    ],
    [
      'a public address that is not https',
      ['--public-url', 'http://bridge.example'],
      TOKEN,
      /https/,
    ],
    [
      'an address with a path',
      ['--public-url', 'https://bridge.example/x'],
      TOKEN,
      /without a path/,
    ],
    ['an address with a password', ['--bitbucket', 'http://a:b@127.0.0.1:1'], {}, /without a path/],
    ['a look every second', ['--connect', '--poll', '1'], {}, /--poll/],
  ])('refuses %s', (_what, args, environment, message) => {
    const read = () => readOptions(args, environment);
    expect(read).toThrow(OptionError);
    expect(read).toThrow(message);
    expect(read).not.toThrow('secret');
  });

  it.each([
    [[], { wanted: false, address: '127.0.0.1', pollSeconds: 60 }],
    [['--connect'], { wanted: true, address: '127.0.0.1', pollSeconds: 60 }],
    [
      ['--bitbucket', 'http://127.0.0.1:7990/'],
      { wanted: true, address: '127.0.0.1', pollSeconds: 60, bitbucket: 'http://127.0.0.1:7990' },
    ],
  ])('reads %j', (args, connect) => {
    expect(readOptions(args, {})?.options.connect).toEqual(connect);
  });

  it('is opened with a token', () => {
    const args = ['--host', '0.0.0.0', '--public-url', 'https://bridge.example'];
    expect(readOptions(args, TOKEN)?.options.connect).toEqual({
      wanted: true,
      address: '0.0.0.0',
      pollSeconds: 60,
      publicUrl: 'https://bridge.example',
      adminToken: TOKEN.SBOM_BRIDGE_ADMIN_TOKEN,
    });
  });
});
