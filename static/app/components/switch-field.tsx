import Toggle from '@atlaskit/toggle';
import { useId } from 'react';

/** An on/off switch with its label beside it and a line of help below. */
export function SwitchField(props: {
  label: string;
  help?: string;
  checked: boolean;
  isDisabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="switch">
      <Toggle
        id={id}
        isChecked={props.checked}
        isDisabled={props.isDisabled === true}
        {...(props.help !== undefined && { descriptionId: `${id}-help` })}
        onChange={() => {
          props.onChange(!props.checked);
        }}
      />
      <div>
        <label htmlFor={id}>{props.label}</label>
        {props.help !== undefined && (
          <div className="help" id={`${id}-help`}>
            {props.help}
          </div>
        )}
      </div>
    </div>
  );
}
