import Button from '@atlaskit/button/new';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { callResolver } from '../../api/call-resolver';
import { useLoaded } from '../../api/use-loaded';
import { NO_FILTER, toRunFilter } from './filter-draft';
import { RetryAll } from './retry-all';
import { RunFilters } from './run-filters';
import { RunTable } from './run-table';
import { useFollow } from './use-follow';
import { useRunPages } from './use-run-pages';

/** Long enough to type on without a request for each letter. */
const PAUSE_MILLISECONDS = 300;

/** What became of each push and pull request, newest first, and what waits for a person. */
export function RunHistory(props: {
  repository: string;
  /** Of the rules. */
  environments: readonly string[];
  /** The run that was asked for last; it is shown, and followed to its end. */
  asked: string | undefined;
}) {
  const { repository, asked } = props;
  const [draft, setDraft] = useState(NO_FILTER);
  const wanted = JSON.stringify(toRunFilter(draft) ?? null);
  const [filter, setFilter] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => {
      setFilter(wanted);
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted]);

  const load = useCallback(
    (page: { cursor?: string }) => {
      const parsed = JSON.parse(filter) as ReturnType<typeof toRunFilter> | null;
      return callResolver('listRuns', { repository, ...page, ...(parsed && { filter: parsed }) });
    },
    [repository, filter],
  );
  const retrySome = useCallback(
    () => callResolver('retryRepository', { repository }),
    [repository],
  );
  const count = useCallback(() => callResolver('countWaiting', { repository }), [repository]);
  const waiting = useLoaded(count);
  const pages = useRunPages(load);
  const { reload: reloadRuns, runs } = pages;
  const { reload: recount } = waiting;
  const reload = useCallback(() => {
    reloadRuns();
    recount();
  }, [reloadRuns, recount]);
  useFollow(runs, asked, reload);
  const shownFor = useRef(asked);
  useEffect(() => {
    if (asked === shownFor.current) return;
    shownFor.current = asked;
    setDraft(NO_FILTER);
    reloadRuns();
  }, [asked, reloadRuns]);

  const environments = useMemo(
    () => [
      ...new Set([
        ...props.environments,
        ...(runs ?? []).flatMap(({ environment }) => environment ?? []),
      ]),
    ],
    [props.environments, runs],
  );
  const shown = runs?.filter(({ spent }) => spent === true).length ?? 0;
  const counted = waiting.state?.ok === true ? waiting.state.data : undefined;
  const all = useMemo(() => ({ ...pages, reload }), [pages, reload]);
  return (
    <>
      <RetryAll
        waiting={counted?.waiting ?? shown}
        mayBeMore={counted?.mayBeMore ?? pages.hasMore}
        retrySome={retrySome}
        onRetried={reload}
      />
      <RunFilters draft={draft} environments={environments} onChange={setDraft} />
      <RunTable
        pages={all}
        repository={repository}
        column="result"
        empty={
          filter === 'null' ? (
            <Nothing />
          ) : (
            <NothingFits
              onClear={() => {
                setDraft(NO_FILTER);
              }}
            />
          )
        }
      />
    </>
  );
}

function Nothing() {
  return (
    <>
      <p>
        <strong>Nothing has happened yet</strong>
      </p>
      <p>Push a commit with an SBOM to a branch that a rule sends, and it appears here.</p>
    </>
  );
}

function NothingFits(props: { onClear: () => void }) {
  return (
    <>
      <p>
        <strong>No run fits the filters</strong>
      </p>
      <p>Change them, or show everything again.</p>
      <Button onClick={props.onClear}>Clear filters</Button>
    </>
  );
}
