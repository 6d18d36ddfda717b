import { useCallback, useState } from 'react';
import type { SetupRefusal } from '../../../host/setup/contract/calls';
import type { SetupReply } from './call-setup';

/** Something asked of the host by a button: whether it runs, and why it was refused. */
export function useAction(): {
  readonly isRunning: boolean;
  readonly refusal: SetupRefusal | undefined;
  readonly clear: () => void;
  /** Resolves to the answer, or to undefined where it was refused. */
  readonly run: <T>(work: () => Promise<SetupReply<T>>) => Promise<T | undefined>;
} {
  const [isRunning, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<SetupRefusal>();
  const run = useCallback(async <T>(work: () => Promise<SetupReply<T>>): Promise<T | undefined> => {
    setRunning(true);
    const reply = await work();
    setRunning(false);
    setRefusal(reply.ok ? undefined : reply);
    return reply.ok ? reply.data : undefined;
  }, []);
  const clear = useCallback(() => {
    setRefusal(undefined);
  }, []);
  return { isRunning, refusal, clear, run };
}
