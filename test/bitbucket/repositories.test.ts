import { describe, expect, it } from '@jest/globals';
import { createRepositoryDirectory } from '../../src/bitbucket/repositories';
import { caught } from '../fakes/caught';
import { strictRequest } from './strict-request';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const UUID = '22222222-2222-4222-8222-222222222222';
const id = { workspace: WORKSPACE, uuid: UUID };
const W = `/2.0/repositories/%7B${WORKSPACE}%7D`;
const FIELDS = ['uuid', 'full_name', 'project.key', 'mainbranch.name', 'created_on', 'updated_on'];
const ONE = `${W}/%7B${UUID}%7D?fields=${FIELDS.join(',')}`;
const list = (sort: string) =>
  `${W}?pagelen=100&sort=${sort}&fields=next,${FIELDS.map((field) => `values.${field}`).join(',')}`;
const MADE = Date.UTC(2025, 0, 1);
const UPDATED = Date.UTC(2026, 0, 1);
const answer = {
  uuid: `{${UUID}}`,
  full_name: 'acme/shop',
  project: { key: 'PAY' },
  mainbranch: { name: 'main' },
  created_on: '2025-01-01T00:00:00.000000+00:00',
  updated_on: '2026-01-01T00:00:00.123456+00:00',
};
const row = {
  uuid: UUID,
  fullName: 'acme/shop',
  project: 'PAY',
  mainBranch: 'main',
  createdAt: MADE,
  updatedAt: UPDATED + 123,
};

describe('the directory', () => {
  it('knows one repository, an empty one too', async () => {
    const empty = {
      ...answer,
      project: null,
      mainbranch: null,
      created_on: null,
      updated_on: null,
    };
    const { request } = strictRequest({ path: ONE, answer }, { path: ONE, answer: empty });
    const directory = createRepositoryDirectory(request);
    expect(await directory.one(id)).toEqual(row);
    expect(await directory.one(id)).toEqual({
      uuid: UUID,
      fullName: 'acme/shop',
      createdAt: 0,
      updatedAt: 0,
    });
  });

  it.each([404, 410])('says that a repository is gone: %d', async (status) => {
    const { request } = strictRequest({ path: ONE, status });
    const error = await caught(createRepositoryDirectory(request).one(id));
    expect(error).toMatchObject({ code: 'BITBUCKET_REPOSITORY_GONE' });
  });

  it('lists all, page by page and only as far as is asked', async () => {
    const { request, done } = strictRequest({
      path: list('-updated_on'),
      answer: { values: [answer, { uuid: 3 }], next: 'https://api.bitbucket.org/2.0/more' },
    });
    for await (const one of createRepositoryDirectory(request).all(WORKSPACE)) {
      expect(one).toEqual(row);
      break;
    }
    expect(done()).toBe(true);
  });

  it('lists those updated up to a time: asks to the second, gives to the millisecond', async () => {
    const later = { ...answer, updated_on: '2026-01-01T00:00:00.124000+00:00' };
    const { request } = strictRequest({
      path: `${list('-updated_on')}&q=updated_on%20%3C%202026-01-01T00%3A00%3A01%2B00%3A00`,
      answer: { values: [later, answer] },
    });
    const found = [];
    for await (const one of createRepositoryDirectory(request).all(WORKSPACE, row.updatedAt)) {
      found.push(one);
    }
    expect(found).toEqual([row]);
  });

  it('lists in the order of creation, from a time on', async () => {
    const earlier = { ...answer, created_on: '2024-12-31T23:59:59.999000+00:00' };
    const { request } = strictRequest({
      path: `${list('created_on')}&q=created_on%20%3E%3D%202025-01-01T00%3A00%3A00%2B00%3A00`,
      answer: { values: [earlier, answer] },
    });
    const found = [];
    for await (const one of createRepositoryDirectory(request).byCreation(WORKSPACE, MADE)) {
      found.push(one);
    }
    expect(found).toEqual([row]);
  });
});
