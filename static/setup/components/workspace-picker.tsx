import Textfield from '@atlaskit/textfield';
import { useId, useState, type KeyboardEvent } from 'react';
import { Field } from '../../app/components/field';
import type { SetupAnswer } from '../../../host/setup/contract/calls';
import { matchWorkspaces } from './match-workspaces';

export type Workspace = SetupAnswer<'workspaces'>['workspaces'][number];

/** The workspaces of the account as a drop-down that can be searched (ARIA's combobox pattern). */
export function WorkspacePicker(props: {
  workspaces: readonly Workspace[];
  chosen: Workspace | undefined;
  error?: string | undefined;
  onChoose: (workspace: Workspace | undefined) => void;
}) {
  const { workspaces, chosen } = props;
  const listId = useId();
  const [text, setText] = useState(chosen?.name ?? '');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = matchWorkspaces(workspaces, chosen ? '' : text);
  const choose = (workspace: Workspace): void => {
    setText(workspace.name);
    setOpen(false);
    props.onChoose(workspace);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (isOpen) setActive((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const workspace = found[active];
      if (workspace) choose(workspace);
    }
  };
  const optionId = (index: number): string => `${listId}-${String(index)}`;
  const isListed = isOpen && found.length > 0;
  return (
    <Field
      label="Workspace"
      isRequired
      help={
        isOpen && found.length === 0
          ? 'No workspace matches.'
          : 'Type to search. The connection reaches this workspace alone.'
      }
      error={props.error}
    >
      {({ 'aria-invalid': isInvalid, ...control }) => (
        <div
          className="picker"
          onKeyDown={onKey}
          onBlur={() => {
            setOpen(false);
          }}
        >
          <Textfield
            {...control}
            isInvalid={isInvalid}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={isListed}
            aria-controls={listId}
            aria-activedescendant={isListed ? optionId(active) : undefined}
            placeholder="Choose a workspace"
            value={text}
            onClick={() => {
              setOpen(true);
            }}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setActive(0);
              setOpen(true);
              props.onChoose(undefined);
            }}
          />
          <ul
            className="picker-list"
            id={listId}
            role="listbox"
            aria-label="Workspaces"
            hidden={!isListed}
          >
            {isListed &&
              found.map((workspace, index) => (
                <li
                  key={workspace.uuid}
                  id={optionId(index)}
                  role="option"
                  aria-selected={workspace.uuid === chosen?.uuid}
                  data-active={index === active}
                  // Before the field loses the focus, which closes the list.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    choose(workspace);
                  }}
                >
                  <span>{workspace.name}</span>
                  <span className="subtle">{workspace.slug}</span>
                </li>
              ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
