import { LOGOUT_PATH } from '../../../host/setup/contract/paths';

/** Ends the session; false where the host did not answer. */
export async function logOut(): Promise<boolean> {
  try {
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch(LOGOUT_PATH, { method: 'POST', headers, body: '{}' })).ok;
  } catch {
    return false;
  }
}
