import type { ProductConnection } from '../../host/platform/types';
import { REPOSITORY } from './fake-app';

/** The commit that every file of the fake workspace is at. */
export const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';

/** A workspace with two repositories, a pull request and a file, which an outsider does not see. */
export const product: ProductConnection = {
  workspace: '6f0c2a4e-1111-4222-8333-444455556666',
  request: (actor, path) => {
    const list = `/2.0/repositories/${encodeURIComponent(`{${product.workspace}}`)}`;
    const { pathname } = new URL(path, 'https://api.bitbucket.test');
    if (actor.type === 'user' && actor.accountId === 'outsider') return answer(404, {});
    if (pathname === list) return answer(200, { values: Object.values(REPOSITORIES) });
    const found = RESOURCES[decodeURIComponent(pathname.slice(list.length + 1))];
    return found ? answer(200, found) : answer(404, {});
  },
};

const LONG_BRANCH = 'feature/a-branch-whose-name-says-all-that-its-author-thought-of-that-day';

const REPOSITORIES = {
  shop: { uuid: REPOSITORY, name: 'Shop', full_name: 'acme/shop' },
  long: {
    uuid: '{22222222-6a0e-4b6f-8c54-2f1f1f9b7a11}',
    name: '<img src=x onerror=alert(1)>-a-repository-whose-name-nobody-would-want-to-read-aloud',
    full_name: 'acme/long',
  },
};

const RESOURCES: Readonly<Record<string, object>> = {
  ...REPOSITORIES,
  [`${REPOSITORY}/pullrequests/7`]: {
    id: 7,
    title: 'Upgrade <b>everything</b>',
    state: 'OPEN',
    author: { display_name: 'Olga' },
    source: { branch: { name: LONG_BRANCH }, repository: { uuid: REPOSITORY, full_name: 'a/b' } },
    destination: { branch: { name: 'main' } },
    links: { html: { href: 'https://bitbucket.test/acme/shop/pull-requests/7' } },
  },
  [`${REPOSITORY}/src/main/services/api/bom.json`]: {
    type: 'commit_file',
    path: 'services/api/bom.json',
    commit: { hash: COMMIT },
  },
  [`${REPOSITORY}/src/main/README.md`]: {
    type: 'commit_file',
    path: 'README.md',
    commit: { hash: COMMIT },
  },
};

function answer(status: number, body: object): Promise<Response> {
  return Promise.resolve(Response.json(body, { status }));
}
