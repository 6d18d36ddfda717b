import { Field } from './field';

/** A choice of few, with the browser's own list: it works the same by keyboard and on a phone. */
export function SelectField<V extends string>(props: {
  label: string;
  value: V;
  options: readonly { readonly value: V; readonly label: string }[];
  onChange: (value: V) => void;
  help?: string | undefined;
  error?: string | undefined;
}) {
  const { label, help, error, options, value } = props;
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) props.onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
