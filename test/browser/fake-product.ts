import type { ProductConnection } from '../../host/platform/types';
import { REPOSITORY } from './fake-app';

/** A workspace with two repositories, which an outsider does not see. */
export const product: ProductConnection = {
  workspace: '6f0c2a4e-1111-4222-8333-444455556666',
  request: (actor, path) => {
    const list = `/2.0/repositories/${encodeURIComponent(`{${product.workspace}}`)}`;
    const { pathname } = new URL(path, 'https://api.bitbucket.test');
    if (actor.type === 'user' && actor.accountId === 'outsider') return answer(404, {});
    if (pathname === list) return answer(200, { values: Object.values(REPOSITORIES) });
    const slug = decodeURIComponent(pathname.slice(list.length + 1));
    const repository = REPOSITORIES[slug];
    return repository ? answer(200, repository) : answer(404, {});
  },
};

const REPOSITORIES: Readonly<Record<string, object>> = {
  shop: { uuid: REPOSITORY, name: 'Shop', full_name: 'acme/shop' },
  long: {
    uuid: '{22222222-6a0e-4b6f-8c54-2f1f1f9b7a11}',
    name: '<img src=x onerror=alert(1)>-a-repository-whose-name-nobody-would-want-to-read-aloud',
    full_name: 'acme/long',
  },
};

function answer(status: number, body: object): Promise<Response> {
  return Promise.resolve(Response.json(body, { status }));
}
