import { useCallback, useEffect, useState } from 'react';
import type { CallAnswer, Refusal, Reply } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import type { ComponentRow } from './component-view';

/** Of one document at one commit, which never changes. */
export interface DocumentAddress {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
}
export interface LoadedComponents {
  /** Undefined until the first of them are there. */
  readonly document:
    | {
        readonly format: string;
        readonly fileName: string;
        readonly total: number;
        readonly rows: readonly ComponentRow[];
      }
    | undefined;
  readonly isLoading: boolean;
  /** Why not all came. */
  readonly refusal: Refusal | undefined;
  readonly retry: () => void;
}

type Answer = CallAnswer<'getComponents'>;

/** All components of a document, in as many calls as it takes. */
export function useComponents(address: DocumentAddress): LoadedComponents {
  const { repository, commit, path } = address;
  const [document, setDocument] = useState<LoadedComponents['document']>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isLoading, setLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // An object, since what a variable is after an await, the compiler believes to know.
    const run = { current: true };
    const load = async () => {
      setLoading(true);
      setRefusal(undefined);
      const rows: ComponentRow[] = [];
      for (let from: number | undefined = 0; from !== undefined;) {
        const reply: Reply<Answer> = await callResolver('getComponents', {
          repository,
          commit,
          path,
          from,
        });
        if (!run.current) return;
        if (!reply.ok) {
          setRefusal(reply);
          break;
        }
        const { format, fileName, total, next }: Answer = reply.data;
        const { licences, ecosystems } = reply.data;
        for (const [name, version, licence, ecosystem] of reply.data.rows) {
          const said = { licence: licences[licence] ?? '', ecosystem: ecosystems[ecosystem] ?? '' };
          rows.push({ name, version, ...said });
        }
        setDocument({ format, fileName, total, rows: [...rows] });
        from = next;
      }
      setLoading(false);
    };
    void load();
    return () => {
      run.current = false;
    };
  }, [repository, commit, path, attempt]);
  const retry = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { document, isLoading, refusal, retry };
}
