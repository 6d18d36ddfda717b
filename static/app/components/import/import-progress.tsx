import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, useState } from 'react';
import { plural } from '../plural';
import { ReasonNote } from '../reason-note';
import { countWords, nameOf, phaseWords, progressWords, waitWords } from './import-words';
import { dateTime } from '../words';
import type { ImportView, Steering } from './use-import';

/** How far an import is, what came of it so far, and the buttons that steer it. */
export function ImportProgress(props: {
  view: ImportView;
  /** How often the reader started or cancelled one, which takes the button away. */
  acted: number;
  onSteer: (to: Steering) => Promise<void>;
}) {
  const { view, acted } = props;
  const { phase, wait, counts, total, startedBy, startedAt } = view;
  const label = useId();
  const status = useRef<HTMLElement>(null);
  // The button has gone; what it did is read next.
  useEffect(() => {
    if (acted > 0) status.current?.focus();
  }, [acted]);
  const isUnderWay = phase === 'running' || phase === 'paused';
  return (
    <div className="import-progress">
      <div className="import-line">
        <strong id={label} role="status" ref={status} tabIndex={-1}>
          {phaseWords(view)}
        </strong>
        <span className="import-count">{progressWords(view)}</span>
      </div>
      <progress
        aria-labelledby={label}
        aria-valuetext={progressWords(view)}
        value={counts.done}
        max={Math.max(1, total)}
      />
      {phase === 'running' && wait?.because === 'problem' && wait.problem && (
        <ReasonNote
          reason={wait.problem}
          look="warning"
          next="The import continues automatically."
        />
      )}
      {phase === 'running' && wait !== undefined && wait.because !== 'problem' && (
        <p className="subtle">{waitWords(wait.because)}</p>
      )}
      {view.heldUp && wait === undefined && (
        <p className="subtle">
          What is on its way waits for a destination or for Bitbucket; the Health tab says which.
          The import continues automatically.
        </p>
      )}
      <dl className="health-counts">
        {countWords(view).map(({ label: name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="health-count">{value.toLocaleString()}</dd>
            <dd className="subtle">{note}</dd>
          </div>
        ))}
      </dl>
      {counts.branchesLeft > 0 && (
        <p className="subtle">
          {plural(counts.branchesLeft, 'branch is', 'branches are')} left to the next push: of each
          repository at most 20 are imported, the main branch and those that changed last.
        </p>
      )}
      <p className="subtle">
        Started by {nameOf(startedBy)}, {dateTime(startedAt)}.
      </p>
      {isUnderWay && <SteerButtons phase={phase} onSteer={props.onSteer} />}
    </div>
  );
}

function SteerButtons(props: {
  phase: 'running' | 'paused';
  onSteer: (to: Steering) => Promise<void>;
}) {
  const [busy, setBusy] = useState<Steering>();
  const [isAsking, setAsking] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const press = async (to: Steering): Promise<void> => {
    setBusy(to);
    await props.onSteer(to);
    setBusy(undefined);
    setAsking(false);
  };
  const main = props.phase === 'running' ? 'pause' : 'resume';
  if (isAsking) {
    return (
      <div role="group" aria-label="Cancel the import" className="import-confirm">
        <p>What has been delivered stays. The rest is left out.</p>
        <div className="buttons">
          <Button
            appearance="danger"
            autoFocus
            isLoading={busy === 'cancel'}
            onClick={() => void press('cancel')}
          >
            Cancel import
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              setAsking(false);
            }}
          >
            Keep importing
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="buttons">
      <Button isLoading={busy === main} onClick={() => void press(main)}>
        {main === 'pause' ? 'Pause' : 'Resume'}
      </Button>
      <Button
        appearance="subtle"
        autoFocus={wasAsked}
        isDisabled={busy !== undefined}
        onClick={() => {
          setWasAsked(true);
          setAsking(true);
        }}
      >
        Cancel import
      </Button>
    </div>
  );
}
