import { useCallback, useEffect, useState } from 'react';
import type { Reply } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import type { CoverageAnswer, CoverageState } from './coverage-words';

export interface CoverageQuestion {
  readonly search: string;
  readonly state: CoverageState | 'all';
  /** Counted from 0. */
  readonly page: number;
}

/** Long enough to type a name without a question for each letter. */
const PAUSE_MILLISECONDS = 300;
const FIRST: CoverageQuestion = { search: '', state: 'all', page: 0 };

/** The table of repositories as it is searched; an answer that was overtaken is dropped. */
export function useCoverage() {
  const [question, setQuestion] = useState(FIRST);
  const [reply, setReply] = useState<Reply<CoverageAnswer>>();
  const [isLoading, setLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const { search, state, page } = question;
  const wanted = search.trim();
  useEffect(() => {
    let current = true;
    const request = {
      page,
      ...(wanted !== '' && { search: wanted }),
      ...(state !== 'all' && { state }),
    };
    const timer = setTimeout(
      () => {
        setLoading(true);
        void callResolver('listCoverage', request).then((answer) => {
          if (!current) return;
          setReply(answer);
          setLoading(false);
        });
      },
      wanted === '' ? 0 : PAUSE_MILLISECONDS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, state, page, attempt]);
  const ask = useCallback((part: Partial<CoverageQuestion>) => {
    // Another question begins on its first page.
    setQuestion((before) => ({ ...before, page: 0, ...part }));
  }, []);
  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { question, ask, reply, isLoading, reload };
}
