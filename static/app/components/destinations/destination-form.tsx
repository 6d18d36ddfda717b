import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import type { DestinationConfig } from '../../api/answers';
import { ProblemMessage } from '../problem-message';
import { SwitchField } from '../switch-field';
import { TextField } from '../text-field';
import { DependencyTrackFields } from './dependency-track-fields';
import {
  draftProblems,
  fromDestinationDraft,
  originLeft,
  originOf,
  rebaseDraft,
  toDestinationDraft,
  type DestinationDraft,
  type DraftErrors,
} from './destination-draft';
import { EgressNote } from './egress-note';
import { withId } from './destination-edits';
import { SecretField } from './secret-field';
import type { DestinationSaved, DestinationWanted } from './use-workspace';

/** The fields of one destination, as its kind has them. */
export function DestinationForm(props: {
  config: DestinationConfig;
  hasSecret: boolean;
  /** Those of the page. */
  destinations: readonly DestinationConfig[];
  save: (wanted: DestinationWanted) => Promise<DestinationSaved>;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const { config } = props;
  const { id, kind } = config;
  // What the edits stand on; what the page loads meanwhile is not.
  const [seen, setSeen] = useState(props.destinations);
  const [draft, setDraft] = useState(() => toDestinationDraft(config));
  const stored = props.hasSecret ? withId(seen, id) : undefined;
  const movedFrom = stored && originLeft(stored, draft);
  const hasSecret = stored !== undefined && movedFrom === undefined;
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [errors, setErrors] = useState<DraftErrors>({});
  const [focusing, setFocusing] = useState({ on: 'input' });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(focusing.on)?.focus();
  }, [focusing]);

  const change = (part: Partial<DestinationDraft>): void => {
    setDraft((current) => ({ ...current, ...part }));
    // A field that is being mended is not scolded any longer.
    setErrors((current) => ({ ...current, ...mapValues(part) }));
  };
  const showErrors = (found: DraftErrors): void => {
    setErrors(found);
    if (Object.keys(found).length > 0) setFocusing({ on: '[aria-invalid=true]' });
  };
  const save = async (): Promise<void> => {
    const problems = draftProblems(kind, draft, hasSecret);
    showErrors(problems);
    if (Object.keys(problems).length > 0) return;
    setSaving(true);
    const saved = await props.save({
      config: fromDestinationDraft(config, draft),
      secret: draft.secret,
      seen,
    });
    const { reply } = saved;
    setSaving(false);
    setSeen(saved.seen);
    setDraft((current) => rebaseDraft(current, withId(seen, id), withId(saved.seen, id)));
    setRefusal(reply.ok ? undefined : reply);
    showErrors(saved.errors);
    if (reply.ok) props.onSaved();
  };
  const origin = kind === 'interlynk' ? undefined : originOf(draft.address);

  return (
    <form
      className="destination-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <div className="fields">
        <TextField
          label="Name"
          isRequired
          maxLength={80}
          value={draft.name}
          error={errors.name}
          onChange={(name) => {
            change({ name });
          }}
        />
        {kind !== 'interlynk' && (
          <TextField
            label="Address"
            isRequired
            maxLength={2000}
            help={
              kind === 'dependency-track'
                ? 'Of the API server, without /api.'
                : 'Where SBOMs are posted to. Redirects are not followed.'
            }
            placeholder={
              kind === 'dependency-track'
                ? 'https://dtrack.example.com'
                : 'https://sboms.example.com/intake'
            }
            value={draft.address}
            error={errors.address}
            onChange={(address) => {
              change({ address });
            }}
          />
        )}
        <SecretField
          kind={kind}
          hasSecret={hasSecret}
          movedFrom={movedFrom}
          value={draft.secret}
          error={errors.secret}
          onChange={(secret) => {
            change({ secret });
          }}
        />
      </div>
      {origin !== undefined && <EgressNote origin={origin} isSaved={false} />}
      {kind === 'dependency-track' && (
        <DependencyTrackFields draft={draft} errors={errors} onChange={change} />
      )}
      <div className="switches">
        {kind === 'interlynk' && (
          <SwitchField
            label="Ask for the policy verdict"
            help="Once Interlynk has processed an SBOM, the delivery history says whether its policies pass. The role of the token has to be able to view policies."
            checked={draft.policyVerdict}
            onChange={(policyVerdict) => {
              change({ policyVerdict });
            }}
          />
        )}
        <SwitchField
          label="Send SBOMs to this destination"
          help="While this is off, nothing is sent to it and its settings are kept."
          checked={draft.enabled}
          onChange={(enabled) => {
            change({ enabled });
          }}
        />
      </div>
      {refusal && <ProblemMessage refusal={refusal} />}
      <div className="buttons">
        <Button appearance="primary" isLoading={isSaving} type="submit">
          Save destination
        </Button>
        <Button appearance="subtle" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** The same members, each undefined. */
function mapValues(part: Partial<DestinationDraft>): DraftErrors {
  return Object.fromEntries(Object.keys(part).map((name) => [name, undefined]));
}
