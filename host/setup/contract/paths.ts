/** Where the set-up pages are: the address that the form has in print stays the form's. */
export const CONNECTIONS_PATH = '/integrations/bitbucket';
export const SETUP_PATH = '/integrations/bitbucket/setup';
export const CALLBACK_PATH = '/integrations/bitbucket/callback';
export const API_PATH = '/integrations/api';
export const ASSETS_PATH = '/integrations/assets';
export const LOGIN_PATH = '/login';
export const LOGOUT_PATH = '/logout';

export function connectionPath(id: string): string {
  return `${CONNECTIONS_PATH}/${encodeURIComponent(id)}`;
}
