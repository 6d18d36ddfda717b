import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import type { Branches } from '../branches/use-branches';
import { Field } from '../field';
import { ProblemMessage } from '../problem-message';
import { ruleLabel } from '../rules/rule-words';
import './history.css';

interface Asked {
  readonly branch: string;
  readonly reply: Reply<CallAnswer<'forwardNow'>>;
}

/** Sends what a push of a branch, or of one commit of it, would send. */
export function ForwardNow(props: {
  repository: string;
  branches: Branches | undefined;
  /** The rules on screen are not those that count. */
  isDirty: boolean;
  onQueued: (runId: string) => void;
  onAddRule: (branch: string) => void;
}) {
  const { repository, branches } = props;
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [commit, setCommit] = useState('');
  const [errors, setErrors] = useState<{ branch?: string; commit?: string }>({});
  const [isLoading, setLoading] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const branch = typed ?? branches?.mainBranch ?? '';

  const forward = async (): Promise<void> => {
    const name = branch.trim();
    const hash = commit.trim();
    const wrong = {
      ...(name === '' && { branch: 'Choose a branch.' }),
      ...(!/^([0-9a-f]{7,40})?$/i.test(hash) && {
        commit: 'Enter 7 to 40 characters of its hash.',
      }),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0 || isLoading) return;
    setLoading(true);
    const ofCommit = hash === '' ? {} : { commit: hash };
    const reply = await callResolver('forwardNow', { repository, branch: name, ...ofCommit });
    setLoading(false);
    setAsked({ branch: name, reply });
    if (reply.ok && reply.data.kind === 'queued') props.onQueued(reply.data.runId);
  };

  return (
    <form
      className="forward-now"
      onSubmit={(event) => {
        event.preventDefault();
        void forward();
      }}
    >
      <div className="forward-fields">
        <Field
          label="Branch"
          error={errors.branch}
          help={
            branches?.complete === false
              ? 'The list has those that changed last; type the name of any other.'
              : 'Type to search.'
          }
        >
          {({ 'aria-invalid': isInvalid, ...control }) => (
            <Textfield
              {...control}
              isInvalid={isInvalid}
              isMonospaced
              list={list}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              value={branch}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Field
          label="Commit"
          error={errors.commit}
          help="Leave empty for the newest of the branch."
        >
          {({ 'aria-invalid': isInvalid, ...control }) => (
            <Textfield
              {...control}
              isInvalid={isInvalid}
              isMonospaced
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              value={commit}
              onChange={(event) => {
                setCommit(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <datalist id={list}>
          {branches?.branches.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <div className="buttons">
        <Button type="submit" isLoading={isLoading}>
          Forward now
        </Button>
        {props.isDirty && (
          <span className="subtle">The saved rules count; changes on this page do not yet.</span>
        )}
      </div>
      <div aria-live="polite">{asked && <Outcome asked={asked} onAddRule={props.onAddRule} />}</div>
    </form>
  );
}

function Outcome(props: { asked: Asked; onAddRule: (branch: string) => void }) {
  const { branch, reply } = props.asked;
  if (!reply.ok) return <ProblemMessage refusal={reply} />;
  const { data } = reply;
  if (data.kind === 'queued') {
    return (
      <SectionMessage appearance="success" title="Queued">
        <p>
          <code>{branch}</code> at {data.commit.slice(0, 7)} goes to{' '}
          <strong>{data.environment}</strong>. The history below shows what becomes of it.
        </p>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage appearance="warning" title="Nothing was sent">
      <p>
        {data.rule === undefined
          ? 'No rule sends a push to '
          : 'A rule says not to send a push to '}
        <code>{branch}</code>
        {data.rule === undefined
          ? ': a rule for the event Push that fits the branch is missing.'
          : `: ${ruleLabel(data.rule)}.`}
      </p>
      <div className="buttons forward-remedy">
        <Button
          onClick={() => {
            props.onAddRule(branch);
          }}
        >
          Add a rule for it
        </Button>
      </div>
    </SectionMessage>
  );
}
