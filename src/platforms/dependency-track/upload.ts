import { BridgeError } from '../../core/errors';
import type { Clock, Receipt } from '../../core/ports';
import type { DependencyTrackClient } from './client';
import { bodyOf, failureOf } from './read-answer';
import { toHandle } from './receipt-notes';
import { uploadAnswer } from './schema';

/**
 * Uploads one document. Resolves when the server has taken and validated it; it is imported later,
 * which the token tells. Throws BridgeError DESTINATION_*; what the server said is in `detail`.
 */
export async function upload(
  client: DependencyTrackClient,
  clock: Clock,
  form: FormData,
): Promise<Receipt> {
  const answer = await client.upload(form);
  if (answer.status === 401 && (await isKeyGood(client))) {
    // A good key without the right to create projects is answered like a bad one.
    const { detail } = failureOf(answer, clock.now());
    throw new BridgeError('DESTINATION_FORBIDDEN', { detail: `${detail ?? ''}${ADVICE}` });
  }
  const { token, projectUuid } = bodyOf(uploadAnswer, answer, clock.now());
  return { state: 'accepted', handle: toHandle({ token, project: projectUuid }) };
}

const ADVICE = ' (The key may need PROJECT_CREATION_UPLOAD: the project does not exist yet.)';

/** Any key may ask for its own team, whatever it is allowed to do. */
async function isKeyGood(client: DependencyTrackClient): Promise<boolean> {
  try {
    const { status } = await client.get('/v1/team/self');
    return status === 200 || status === 403 || status === 404;
  } catch (error) {
    if (error instanceof BridgeError) return false;
    throw error;
  }
}
