import { describe, expect, it } from '@jest/globals';
import { readOptions, UsageError } from '../../../host/inspect/options';

describe('the command line', () => {
  it.each([
    [
      ['inspect', 'a', '-v', '--', '--json'],
      { command: 'inspect', paths: ['a', '--json'], all: false, json: false, verbose: true },
    ],
    [
      ['inspect', '--json', '--all', 'a'],
      { command: 'inspect', paths: ['a'], all: true, json: true, verbose: false },
    ],
    [['diff', 'a', 'b'], { command: 'diff', before: 'a', after: 'b', json: false }],
  ])('%j is read', (args, request) => {
    expect(readOptions(args)).toEqual(request);
  });

  it.each([
    [['--help'], /diff <old> <new>/],
    [['inspect', '--help'], /130 {2}interrupted/],
    [['diff', '-h', 'a'], /1 {4}there are differences/],
  ])('%j gives help', (args, text) => {
    expect(readOptions(args)).toMatchObject({
      command: 'help',
      text: expect.stringMatching(text),
    });
  });

  it.each([
    [[], /Say what to do/],
    [['look'], /no command "look"/],
    [['constructor'], /no command/],
    [['inspect'], /Name a file/],
    [['inspect', '--jsn', 'a'], /--jsn/],
    [['inspect', '--json=yes', 'a'], /--json/],
    [['diff', 'a'], /two files/],
    [['diff', 'a', 'b', 'c'], /two files/],
  ])('%j is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });
});
