import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import Textfield from '@atlaskit/textfield';
import { showFlag } from '@forge/bridge';
import { useState } from 'react';
import type { Refusal } from '../../../../src/contract/resolvers';
import type { DestinationConfig } from '../../api/answers';
import { Field } from '../field';
import { ProblemMessage } from '../problem-message';
import { SwitchField } from '../switch-field';
import { ConnectionTest } from './connection-test';
import type { WorkspaceAccess } from './use-workspace';

/** An Interlynk destination: its name, whether it is used, its token (only ever written), its test. */
export function DestinationCard(props: {
  config: DestinationConfig;
  hasSecret: boolean;
  isNew: boolean;
  access: Pick<WorkspaceAccess, 'saveDestination' | 'removeDestination'>;
  /** A new one was saved or given up. */
  onSettled: () => void;
}) {
  const { config, hasSecret, isNew, access } = props;
  const [name, setName] = useState(config.name);
  const [enabled, setEnabled] = useState(config.enabled);
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState<'save' | 'remove'>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [confirming, setConfirming] = useState(false);
  const nameMissing = name.trim() === '' ? 'Enter a name.' : undefined;
  const isDirty = isNew || name !== config.name || enabled !== config.enabled || token !== '';

  const save = async (): Promise<void> => {
    setBusy('save');
    const reply = await access.saveDestination({ ...config, name: name.trim(), enabled }, token);
    setBusy(undefined);
    setRefusal(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setToken('');
    showFlag({ id: 'saved', title: 'Destination saved', type: 'success', isAutoDismiss: true });
    props.onSettled();
  };
  const remove = async (): Promise<void> => {
    setBusy('remove');
    const reply = await access.removeDestination(config.id);
    setBusy(undefined);
    setRefusal(reply.ok ? undefined : reply);
  };

  return (
    <form
      className="card"
      aria-label={config.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && nameMissing === undefined) void save();
      }}
    >
      <div className="card-title">
        <Heading size="small" as="h3">
          {config.name}
        </Heading>
        {!isNew && (
          <Lozenge appearance={!hasSecret ? 'moved' : config.enabled ? 'success' : 'default'}>
            {!hasSecret ? 'Token missing' : config.enabled ? 'On' : 'Off'}
          </Lozenge>
        )}
      </div>
      <div className="fields">
        <Field label="Name" error={nameMissing}>
          {({ 'aria-invalid': isInvalid, ...control }) => (
            <Textfield
              {...control}
              isInvalid={isInvalid}
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <Field
          label="Interlynk token"
          help={
            hasSecret
              ? 'A token is stored and never shown again. Enter another to replace it.'
              : 'Create one in Interlynk for a role that may upload SBOMs. It is stored encrypted and never shown again.'
          }
        >
          {({ 'aria-invalid': isInvalid, ...control }) => (
            <Textfield
              {...control}
              isInvalid={isInvalid}
              type="password"
              autoComplete="new-password"
              maxLength={4096}
              placeholder={hasSecret ? '••••••••••••' : ''}
              value={token}
              onChange={(event) => {
                setToken(event.currentTarget.value);
              }}
            />
          )}
        </Field>
      </div>
      <SwitchField label="Send SBOMs to this destination" checked={enabled} onChange={setEnabled} />
      {refusal && <ProblemMessage refusal={refusal} />}
      <div className="buttons">
        <Button
          appearance="primary"
          isDisabled={!isDirty || nameMissing !== undefined}
          isLoading={busy === 'save'}
          type="submit"
        >
          Save destination
        </Button>
        {!isNew && !confirming && <ConnectionTest id={config.id} isDisabled={!hasSecret} />}
        {!isNew && !confirming && (
          <Button
            appearance="subtle"
            onClick={() => {
              setConfirming(true);
            }}
          >
            Remove
          </Button>
        )}
        {isNew && (
          <Button appearance="subtle" onClick={props.onSettled}>
            Cancel
          </Button>
        )}
        {confirming && (
          <>
            <Button
              appearance="danger"
              isLoading={busy === 'remove'}
              autoFocus
              onClick={() => void remove()}
            >
              Remove {config.name}
            </Button>
            <Button
              appearance="subtle"
              onClick={() => {
                setConfirming(false);
              }}
            >
              Keep
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
