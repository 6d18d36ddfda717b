import { Loading } from '../loading';
import { ProblemMessage } from '../problem-message';
import { Section } from '../section';
import { ImportFailures } from './import-failures';
import { ImportForm } from './import-form';
import { ImportProgress } from './import-progress';
import { useImport } from './use-import';
import '../health/health.css';
import './import.css';

/** Brings what lies on branches already, which would wait for the next push otherwise. */
export function ImportPanel() {
  const { view, isLoaded, refusal, problem, acted, start, steer, retry } = useImport();
  const isUnderWay = view?.phase === 'running' || view?.phase === 'paused';
  return (
    <>
      <Section
        title="Import"
        intro="Forwards the SBOMs that are on branches already, without waiting for the next push."
      >
        {!isLoaded && refusal === undefined && <Loading />}
        {refusal && <ProblemMessage refusal={refusal} onRetry={retry} />}
        {problem && <ProblemMessage refusal={problem} />}
        {view && <ImportProgress view={view} acted={acted} onSteer={(to) => steer(view.id, to)} />}
        {view && (
          <ImportFailures
            view={view}
            onRetry={isUnderWay ? undefined : () => start({ kind: 'failed' })}
          />
        )}
        {isLoaded && view === undefined && <ImportForm onStart={start} />}
      </Section>
      {isLoaded && view !== undefined && !isUnderWay && (
        <Section title="Import again" intro="What has arrived is not sent a second time.">
          <ImportForm onStart={start} />
        </Section>
      )}
    </>
  );
}
