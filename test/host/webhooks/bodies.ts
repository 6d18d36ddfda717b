/** Webhook bodies, as small as they may be; each is a fresh object that a test may change. */

export const WORKSPACE = '{0a51bd0d-8bb5-4a9c-9d2e-3b1e5a7c4f10}';
export const REPOSITORY = '{5d1f6c7e-2b64-4a8b-8a43-9f1f7f6a2c3d}';
export const PROJECT = '{c3b7a0ce-64d1-4a53-8a55-0f2a3c4d5e6f}';
export const PERSON = '{7e1d2c3b-4a5f-4e6d-8c7b-9a8f7e6d5c4b}';
export const OLD_HASH = 'a'.repeat(40);
export const NEW_HASH = 'b'.repeat(40);

export function base() {
  return {
    actor: { type: 'user', uuid: PERSON, account_id: '712020:ada', display_name: 'Ada' },
    repository: {
      uuid: REPOSITORY,
      full_name: 'acme/web-shop',
      workspace: { slug: 'acme', uuid: WORKSPACE },
      project: { uuid: PROJECT, key: 'SHOP' },
    },
  };
}

export function branch(name: string, hash: string) {
  return { type: 'branch', name, target: { type: 'commit', hash } };
}

export function tag(name: string, hash: string) {
  return { type: 'tag', name, target: { type: 'commit', hash } };
}

export function push(...changes: unknown[]) {
  return { ...base(), push: { changes } };
}

export function updated(name = 'main') {
  return { old: branch(name, OLD_HASH), new: branch(name, NEW_HASH), created: false, commits: [] };
}

export function pullRequest(members: Record<string, unknown> = {}) {
  return {
    ...base(),
    pullrequest: {
      id: 7,
      state: 'OPEN',
      source: { branch: { name: 'feature/tea' }, commit: { hash: 'abcdef012345' } },
      destination: { branch: { name: 'main' }, commit: { hash: '543210fedcba' } },
      ...members,
    },
  };
}
