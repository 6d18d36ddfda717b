import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import { allow, isAllowed } from '../../api/egress';

export interface Egress {
  /** `unknown`: Bitbucket did not say; `refusal` tells why. */
  readonly state: 'checking' | 'allowed' | 'not-allowed' | 'unknown';
  readonly isAsking: boolean;
  /** Why the last question came to nothing. */
  readonly refusal: Refusal | undefined;
  /** Opens Bitbucket's dialog and waits for its end. */
  readonly ask: () => Promise<void>;
  readonly check: () => void;
}

/** Long enough to type an address without a question for each letter. */
const PAUSE_MILLISECONDS = 400;

type Known = Pick<Egress, 'state' | 'refusal'>;
const CHECKING: Known = { state: 'checking', refusal: undefined };

/** Whether the app may reach an origin, and the way to have it allowed. */
export function useEgress(origin: string): Egress {
  // What is known belongs to the origin it was asked for.
  const [known, setKnown] = useState<Known & { readonly origin: string }>();
  const [isAsking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void isAllowed(origin).then((reply) => {
        if (!current) return;
        setKnown(
          reply.ok
            ? { origin, state: reply.data ? 'allowed' : 'not-allowed', refusal: undefined }
            : { origin, state: 'unknown', refusal: reply },
        );
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [origin, attempt]);

  const ask = useCallback(async () => {
    setAsking(true);
    const reply = await allow(origin);
    setAsking(false);
    setKnown(
      reply.ok
        ? { origin, state: 'allowed', refusal: undefined }
        : { origin, state: 'not-allowed', refusal: reply },
    );
  }, [origin]);
  const check = useCallback(() => {
    setKnown(undefined);
    setAttempt((count) => count + 1);
  }, []);
  const { state, refusal } = known?.origin === origin ? known : CHECKING;
  return { state, refusal, isAsking, ask, check };
}
