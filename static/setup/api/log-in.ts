import { LOGIN_PATH } from '../../../host/setup/contract/paths';
import { setupRefusal } from '../../../host/setup/contract/calls';
import type { ProblemView } from '../../../host/setup/contract/views';

/** Sends the admin token; undefined once the host has begun a session, else why it has not. */
export async function logIn(token: string): Promise<ProblemView | undefined> {
  try {
    const response = await fetch(LOGIN_PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (response.ok) return undefined;
    const refused = setupRefusal.safeParse(await response.json());
    return refused.success ? refused.data.problem : REFUSED;
  } catch {
    return UNREACHABLE;
  }
}

const REFUSED: ProblemView = {
  code: 'LOGIN_REFUSED',
  sentence: 'This is not the admin token of this host.',
  next: 'Copy it whole, then try again.',
  details: [],
};

const UNREACHABLE: ProblemView = {
  code: 'SETUP_UNREACHABLE',
  sentence: 'This host did not answer.',
  next: 'Check that it is running, then try again.',
  details: [],
};
