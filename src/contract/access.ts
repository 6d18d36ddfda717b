import type { z } from 'zod';

/**
 * Who may call: checked on the server, at Bitbucket, on each call. Of a repository, the request
 * names it in `repository`.
 */
export type Access = 'repository-read' | 'repository-admin' | 'workspace-admin';

/** Calls of the panels: the name of each is the resolver's function key. */
export type Calls = Readonly<
  Record<
    string,
    { readonly access: Access; readonly request: z.ZodType; readonly answer: z.ZodType }
  >
>;
