import type { Saved } from '../../app/save-settings';
import type { Reply } from '../../contract/resolvers';
import { toProblem } from '../problem';
import { ok } from './answers';

/** The answer to a save: the new revision, or what somebody else changed meanwhile. */
export function toSavedReply(saved: Saved): Reply<{ revision: number }> {
  if (saved.kind === 'saved') return ok({ revision: saved.revision });
  return { ok: false, problem: toProblem({ code: 'SETTINGS_STALE' }), changed: [...saved.changed] };
}
