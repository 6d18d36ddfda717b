/** Where Bitbucket is: the real one, or another that speaks its protocols. No slash at the ends. */
export interface BitbucketService {
  /** `https://api.bitbucket.org`; REST is below `/2.0`. Credentials go here, and nowhere else. */
  readonly api: string;
  /** `https://bitbucket.org`: authorize page, token endpoint, git over HTTPS. */
  readonly web: string;
  /** `user` is who logs in, at any of its servers. */
  readonly ssh: { readonly host: string; readonly port: number; readonly user: string };
}

/** Atlassian's own; git over SSH left `bitbucket.org` for a name of its own in November 2026. */
export const BITBUCKET_CLOUD: BitbucketService = {
  api: 'https://api.bitbucket.org',
  web: 'https://bitbucket.org',
  ssh: { host: 'ssh.bitbucket.org', port: 22, user: 'git' },
};

/** All of it at one origin, as the sandbox of another host serves it. */
export function serviceAt(origin: string): BitbucketService {
  const ssh = { host: new URL(origin).hostname, port: 22, user: 'git' };
  return { api: origin, web: origin, ssh };
}
