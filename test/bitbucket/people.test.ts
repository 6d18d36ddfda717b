import { describe, expect, it } from '@jest/globals';
import { createPeople } from '../../src/bitbucket/people';
import { strictRequest } from './strict-request';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const START = `/2.0/workspaces/%7B${WORKSPACE}%7D/members?pagelen=100&fields=values.user.account_id,values.user.display_name&q=`;
const ask = (q: string) => START + encodeURIComponent(q);

describe('names of people', () => {
  it('come with one request for all, whoever is not found left out', async () => {
    const q = 'user.account_id = "557058:a-b" OR user.account_id = "x"';
    const user = { account_id: '557058:a-b', display_name: 'Ann' };
    const { request, done } = strictRequest({ path: ask(q), answer: { values: [{ user }, {}] } });
    const names = await createPeople(request).names(WORKSPACE, ['557058:a-b', 'x']);
    expect([...names]).toEqual([['557058:a-b', 'Ann']]);
    expect(done()).toBe(true);
  });

  it('are not asked for by what could break out of the filter', async () => {
    const { request } = strictRequest();
    expect(await createPeople(request).names(WORKSPACE, ['a" OR x ~ "', ''])).toEqual(new Map());
  });
});
