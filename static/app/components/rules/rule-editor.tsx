import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useEffect, useRef, useState } from 'react';
import type { Destination } from '../destinations/destination-choice';
import { Field, FieldError } from '../field';
import { SelectField } from '../select-field';
import { SwitchField } from '../switch-field';
import type { RuleErrors } from './rule-cells';
import type { RuleDraft } from './rule-draft';
import { RuleDestinations } from './rule-destinations';
import { versionExample } from './version-example';
import { BRANCH_KINDS, EVENT_CHOICES, REF_CHOICES } from './rule-words';

const KINDS_LIST = 'branch-kinds';

/** The form of one rule, in its place in the table. Changes count at once; Cancel takes them back. */
export function RuleEditor(props: {
  rule: RuleDraft;
  position: number;
  errorOf: RuleErrors;
  own: 'repository' | 'workspace';
  destinations: readonly Destination[];
  onChange: (rule: RuleDraft) => void;
  /** False where something is missing; it is marked then. */
  onDone: () => boolean;
  onCancel: () => void;
}) {
  const { rule, errorOf, onChange } = props;
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  const example = rule.send ? versionExample(rule) : undefined;
  const eventsError = errorOf('events');
  const [refusals, setRefusals] = useState(0);
  // What is missing first is where the reader goes on.
  useEffect(() => {
    if (refusals === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? form.current?.querySelector('input'))?.focus();
  }, [refusals]);
  const done = (): void => {
    if (!props.onDone()) setRefusals(refusals + 1);
  };
  return (
    <tr
      className="rule-editing"
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
        const inText = event.target instanceof HTMLInputElement && event.target.type === 'text';
        if (event.key === 'Enter' && inText) done();
      }}
    >
      <td colSpan={5}>
        <fieldset ref={form}>
          <legend>Rule {props.position}</legend>
          <fieldset className="rule-events">
            <legend>Events</legend>
            {EVENT_CHOICES.map(({ value, label }) => (
              <Checkbox
                key={value}
                label={label}
                isChecked={rule.events.includes(value)}
                onChange={(event) => {
                  const others = rule.events.filter((name) => name !== value);
                  const events = event.target.checked ? [...others, value] : others;
                  onChange({ ...rule, events });
                }}
              />
            ))}
            {eventsError !== undefined && <FieldError text={eventsError} />}
          </fieldset>
          <div className="rule-fields">
            <SelectField
              label="Branch or tag"
              value={rule.ref}
              options={REF_CHOICES}
              onChange={(ref) => {
                onChange({ ...rule, ref });
              }}
            />
            <Field
              label="Name or pattern"
              help={
                rule.ref === 'branch'
                  ? 'A name, a pattern such as release/*, or @main, @development, @release.'
                  : 'A name, or a pattern such as v*.'
              }
              error={errorOf('pattern')}
            >
              {({ 'aria-invalid': isInvalid, ...control }) => (
                <Textfield
                  {...control}
                  isInvalid={isInvalid}
                  isMonospaced
                  list={rule.ref === 'branch' ? KINDS_LIST : undefined}
                  maxLength={255}
                  autoComplete="off"
                  spellCheck={false}
                  value={rule.pattern}
                  onChange={(event) => {
                    onChange({ ...rule, pattern: event.currentTarget.value });
                  }}
                />
              )}
            </Field>
            <div>
              <Field label="Environment" error={errorOf('environment')}>
                {({ 'aria-invalid': isInvalid, ...control }) => (
                  <Textfield
                    {...control}
                    isInvalid={isInvalid}
                    isDisabled={!rule.send}
                    maxLength={100}
                    autoComplete="off"
                    value={rule.environment}
                    onChange={(event) => {
                      onChange({ ...rule, environment: event.currentTarget.value });
                    }}
                  />
                )}
              </Field>
              <Checkbox
                label="Do not send"
                isChecked={!rule.send}
                onChange={(event) => {
                  onChange({ ...rule, send: !event.target.checked });
                }}
              />
            </div>
            <div className="rule-version">
              <Field
                label="Version"
                help="Empty: as the SBOM says. {tag}, {branch}, {commit} and {version} are filled in."
                error={errorOf('version')}
              >
                {({ 'aria-invalid': isInvalid, ...control }) => (
                  <Textfield
                    {...control}
                    isInvalid={isInvalid}
                    isDisabled={!rule.send}
                    isMonospaced
                    maxLength={255}
                    autoComplete="off"
                    spellCheck={false}
                    value={rule.version}
                    onChange={(event) => {
                      onChange({ ...rule, version: event.currentTarget.value });
                    }}
                  />
                )}
              </Field>
              {example !== undefined && (
                <p className="example">
                  A push to <code>{example.name}</code> is sent as version{' '}
                  <strong>{example.version}</strong>
                </p>
              )}
            </div>
          </div>
          <RuleDestinations
            own={props.own}
            all={props.destinations}
            chosen={rule.destinations}
            isDisabled={!rule.send}
            error={errorOf('destinations')}
            onChange={(destinations) => {
              onChange({ ...rule, destinations });
            }}
          />
          <SwitchField
            label="Mark as latest version"
            help="In Dependency-Track, what this rule sends becomes the latest version of its project. Switch it on where the newest push is what counts; other destinations have no such mark."
            checked={rule.latest}
            isDisabled={!rule.send}
            onChange={(latest) => {
              onChange({ ...rule, latest });
            }}
          />
          <datalist id={KINDS_LIST}>
            {BRANCH_KINDS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </datalist>
          <div className="buttons">
            <Button onClick={done}>Done</Button>
            <Button appearance="subtle" onClick={props.onCancel}>
              Cancel
            </Button>
          </div>
        </fieldset>
      </td>
    </tr>
  );
}
