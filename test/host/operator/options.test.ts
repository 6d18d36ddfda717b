import { describe, expect, it } from '@jest/globals';
import { readOperatorOptions } from '../../../host/operator/options';
import { OptionError } from '../../../host/options';

describe('the command line of an operator', () => {
  it.each([
    [['doctor'], { command: 'doctor', data: '.sbom-bridge', json: false }],
    [
      ['doctor', '--data', 'x', '--json', '--public-url', 'https://bridge.example'],
      { command: 'doctor', data: 'x', json: true, publicUrl: 'https://bridge.example' },
    ],
    [['rotate-key', '--data', 'x'], { command: 'rotate-key', data: 'x' }],
  ])('%j is read', (args, request) => {
    expect(readOperatorOptions(args)).toEqual(request);
  });

  it.each([
    [['doctor', '--help'], /2 {4}the command line/],
    [['rotate-key', '-h'], /SBOM_BRIDGE_KEY_PREVIOUS/],
  ])('%j gives help', (args, text) => {
    expect(readOperatorOptions(args)).toMatch(text);
  });

  it.each([[[]], [['heal']], [['doctor', '--nonsense']], [['rotate-key', 'x']]])(
    '%j is refused',
    (args) => {
      expect(() => readOperatorOptions(args)).toThrow(OptionError);
    },
  );
});
