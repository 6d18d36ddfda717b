import { useCallback, type ComponentType } from 'react';
import { pageRefusal } from '../../../src/contract/page-problems';
import type { Reply } from '../../../src/contract/resolvers';
import { useLoaded } from '../api/use-loaded';
import { Loading } from './loading';
import { ProblemMessage } from './problem-message';

/**
 * A part of the panel whose code comes with the first look at it. Unlike React's own `lazy` it
 * says so where the code does not come, and can be asked again.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => React.JSX.Element {
  return function Later(props: P) {
    const get = useCallback(() => loadPart(load), []);
    const { state, reload } = useLoaded(get);
    if (!state) return <Loading />;
    if (!state.ok) return <ProblemMessage refusal={state} onRetry={reload} />;
    const Part = state.data;
    return <Part {...props} />;
  };
}

async function loadPart<P>(
  load: () => Promise<ComponentType<P>>,
): Promise<Reply<ComponentType<P>>> {
  try {
    return { ok: true, data: await load() };
  } catch {
    return NOT_LOADED;
  }
}

const NOT_LOADED = pageRefusal('PANEL_NOT_LOADED');
