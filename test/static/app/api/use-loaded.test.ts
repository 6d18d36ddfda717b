import { expect, it } from '@jest/globals';
import { pageRefusal } from '../../../../src/contract/page-problems';
import type { Reply } from '../../../../src/contract/resolvers';
import { holdAnswer } from '../../../../static/app/api/use-loaded';

const answer = (data: string): Reply<string> => ({ ok: true, data });
const load = () => Promise.resolve(answer('any'));
const offline = pageRefusal('PANEL_UNREACHABLE');

it('what is there stays where it cannot be loaded again, and the refusal is told beside it', () => {
  const first = holdAnswer(undefined, load, answer('settings'));
  const second = holdAnswer(first, load, offline);
  expect(second).toEqual({ load, reply: answer('settings'), failure: offline });
  expect(holdAnswer(second, load, offline)).toEqual(second);
  expect(holdAnswer(second, load, answer('newer'))).toEqual({
    load,
    reply: answer('newer'),
    failure: undefined,
  });
});

it('what is there goes where it may not be seen any more', () => {
  const denied = { ...offline, problem: { ...offline.problem, code: 'NOT_ALLOWED' } };
  const first = holdAnswer(undefined, load, answer('settings'));
  expect(holdAnswer(first, load, denied)).toEqual({ load, reply: denied, failure: undefined });
});

it('a refusal is all there is at first, and where something else is asked', () => {
  const alone = { reply: offline, failure: undefined };
  expect(holdAnswer(undefined, load, offline)).toEqual({ load, ...alone });
  const other = () => Promise.resolve(answer('of another branch'));
  expect(holdAnswer({ load, ...alone }, other, offline)).toEqual({ load: other, ...alone });
  const held = holdAnswer(undefined, load, answer('of one branch'));
  expect(holdAnswer(held, other, offline)).toEqual({ load: other, ...alone });
});
