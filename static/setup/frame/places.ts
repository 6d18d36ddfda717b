/** The pages, as the host serves them (host/setup/paths.ts). */
export const CONNECTIONS = '/integrations/bitbucket';
export const SETUP = '/integrations/bitbucket/setup';

export function connectionAddress(id: string): string {
  return `${CONNECTIONS}/${encodeURIComponent(id)}`;
}

/** Where in the settings Bitbucket's page is. */
export const LEVELS = ['Settings', 'Organization', 'Integrations'];
