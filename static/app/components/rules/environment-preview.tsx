import Textfield from '@atlaskit/textfield';
import { useEffect, useState } from 'react';
import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import type { EventName, Rule } from '../../api/answers';
import { callResolver } from '../../api/call-resolver';
import { Field } from '../field';
import { SelectField } from '../select-field';
import { missingParts } from './rule-draft';
import { EVENT_CHOICES, REF_CHOICES, ruleLabel } from './rule-words';

type Preview = CallAnswer<'previewEnvironment'>;

/** Long enough to type on without a request for each letter. */
const PAUSE_MILLISECONDS = 300;

/** "Which environment would this branch get, and by which rule": asks with the rules on screen. */
export function EnvironmentPreview(props: {
  repository: string;
  rules: readonly Rule[];
  initialName: string;
}) {
  const [event, setEvent] = useState<EventName>('repo:push');
  const [type, setType] = useState<'branch' | 'tag'>('branch');
  const [name, setName] = useState(props.initialName);
  const { repository } = props;
  const trimmed = name.trim();
  const complete = Object.keys(missingParts(props.rules)).length === 0;
  const request = JSON.stringify({ rules: props.rules, event, type, trimmed });
  const [reply, setReply] = useState<{ request: string; reply: Reply<Preview> }>();

  useEffect(() => {
    if (trimmed === '' || !complete) return;
    let current = true;
    const timer = setTimeout(() => {
      const asked = JSON.parse(request) as { rules: Rule[] };
      const ref = { type, name: trimmed };
      void callResolver('previewEnvironment', { repository, event, ref, rules: asked.rules }).then(
        (answer) => {
          if (current) setReply({ request, reply: answer });
        },
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [request, repository, event, type, trimmed, complete]);

  return (
    <div className="preview">
      <div className="preview-fields">
        <SelectField label="Event" value={event} options={EVENT_CHOICES} onChange={setEvent} />
        <SelectField label="Branch or tag" value={type} options={REF_CHOICES} onChange={setType} />
        <Field label={type === 'branch' ? 'Branch name' : 'Tag name'}>
          {({ 'aria-invalid': isInvalid, ...control }) => (
            <Textfield
              {...control}
              isInvalid={isInvalid}
              isMonospaced
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={(change) => {
                setName(change.currentTarget.value);
              }}
            />
          )}
        </Field>
      </div>
      <p className="preview-result" aria-live="polite" data-current={reply?.request === request}>
        {trimmed === '' && `Enter a ${type} to see where its SBOMs would go.`}
        {trimmed !== '' && !complete && 'Finish the rule above to see what it does.'}
        {trimmed !== '' && complete && reply && <Outcome reply={reply.reply} />}
      </p>
    </div>
  );
}

function Outcome(props: { reply: Reply<Preview> }) {
  if (!props.reply.ok) {
    const { code, sentence, next } = props.reply.problem;
    return (
      <>
        {sentence} {next} <code>{code}</code>
      </>
    );
  }
  const { kind, environment, rule, excluded } = props.reply.data;
  if (kind === 'no-rule') return 'Not sent: no rule matches.';
  return (
    <>
      {kind === 'send' ? (
        <>
          {excluded
            ? 'Not sent while the workspace leaves this repository out; otherwise to '
            : 'Sent to '}
          <strong>{environment}</strong>
        </>
      ) : (
        'Not sent'
      )}
      {rule !== undefined && <span className="subtle">, by {ruleLabel(rule)}</span>}
    </>
  );
}
