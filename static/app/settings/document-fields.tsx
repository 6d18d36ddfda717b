import Textfield from '@atlaskit/textfield';
import type { Refusal } from '../../../src/contract/resolvers';
import { Field } from '../components/field';
import { LinesField } from '../components/lines-field';
import { errorOf } from './field-errors';
import type { SharedDraft } from './shared-draft';

/** Which files count as SBOMs, and what their product is called. */
export function DocumentFields(props: {
  draft: SharedDraft;
  /** What holds where a field is left empty. */
  inForce: { patterns: readonly string[]; excludes: readonly string[]; productTemplate: string };
  refusal: Refusal | undefined;
  onChange: (part: Partial<SharedDraft>) => void;
}) {
  const { draft, inForce, refusal, onChange } = props;
  return (
    <div className="fields">
      <LinesField
        label="SBOM files"
        help="File names or patterns, one per line. Leave empty to use the patterns shown."
        placeholder={inForce.patterns.join('\n')}
        value={draft.patterns}
        error={errorOf(refusal, 'patterns')}
        onChange={(patterns) => {
          onChange({ patterns });
        }}
      />
      <LinesField
        label="Excluded files"
        help="Files that are never sent, one pattern per line. Leave empty to use the patterns shown."
        placeholder={inForce.excludes.join('\n')}
        value={draft.excludes}
        error={errorOf(refusal, 'excludes')}
        onChange={(excludes) => {
          onChange({ excludes });
        }}
      />
      <Field
        label="Product name"
        help="What the product is called at the destination. You can use {workspace}, {repository}, {directory} and {file}."
        error={errorOf(refusal, 'productTemplate')}
      >
        {({ 'aria-invalid': isInvalid, ...control }) => (
          <Textfield
            {...control}
            isInvalid={isInvalid}
            isMonospaced
            maxLength={255}
            autoComplete="off"
            placeholder={inForce.productTemplate}
            value={draft.productTemplate}
            onChange={(event) => {
              onChange({ productTemplate: event.currentTarget.value });
            }}
          />
        )}
      </Field>
    </div>
  );
}
