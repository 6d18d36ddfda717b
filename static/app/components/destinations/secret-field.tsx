import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { CopyButton } from '../copy-button';
import { TextField } from '../text-field';
import { wordsOf, type Kind } from './destination-words';
import { generateSigningKey } from './signing-key';

interface Props {
  readonly kind: Kind;
  readonly hasSecret: boolean;
  /** Origin that the stored secret is for, where the address is now another. */
  readonly movedFrom: string | undefined;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (secret: string) => void;
}

const ROTATION =
  'The previous key keeps signing beside the new one for 7 days, so that the receiver has time to change over.';

const HELP: Readonly<Record<Kind, { readonly fresh: ReactNode; readonly stored: ReactNode }>> = {
  interlynk: {
    fresh:
      'Create one in Interlynk for a role that may upload SBOMs. It is stored encrypted and never shown again.',
    stored: 'A token is stored and never shown again. Enter another to replace it.',
  },
  'dependency-track': {
    fresh: (
      <>
        Its team needs <code>BOM_UPLOAD</code>, <code>PROJECT_CREATION_UPLOAD</code> and{' '}
        <code>VIEW_PORTFOLIO</code>. It is stored encrypted and never shown again.
      </>
    ),
    stored: 'An API key is stored and never shown again. Enter another to replace it.',
  },
  'https-endpoint': {
    fresh:
      'Signs each request, so that the receiver can tell it is yours. It is stored encrypted and never shown again.',
    stored: `A key is stored and never shown again. Enter or generate another to replace it. ${ROTATION}`,
  },
};

/** What a destination authenticates with: written here, never read back. */
export function SecretField(props: Props) {
  if (props.kind !== 'https-endpoint') return <Secret {...props} />;
  return (
    <div className="wide">
      <SigningKeyField {...props} />
    </div>
  );
}

function Secret(props: Props & { children?: ReactNode }) {
  const { kind, hasSecret, movedFrom } = props;
  const help = hasSecret ? HELP[kind].stored : HELP[kind].fresh;
  return (
    <TextField
      label={wordsOf(kind).secret}
      help={
        movedFrom === undefined
          ? help
          : `What is stored is for ${movedFrom} and is not sent to another server. Enter the one of this server.`
      }
      error={props.error}
      isRequired={!hasSecret}
      isSecret
      maxLength={4096}
      placeholder={hasSecret ? '••••••••••••' : undefined}
      value={props.value}
      onChange={props.onChange}
    >
      {props.children}
    </TextField>
  );
}

/** A signing key can be made here: it is readable until it is saved, and never again. */
function SigningKeyField(props: Props) {
  const { value, onChange } = props;
  const [generated, setGenerated] = useState<string>();
  const generate = (): void => {
    const key = generateSigningKey();
    setGenerated(key);
    onChange(key);
  };
  if (generated === undefined || generated !== value) {
    return (
      <Secret {...props}>
        {/* Of the two forms of this field, the one that comes takes the focus over. */}
        <Button autoFocus={generated !== undefined} onClick={generate}>
          Generate key
        </Button>
      </Secret>
    );
  }
  return (
    <TextField
      label={wordsOf(props.kind).secret}
      help={
        <>
          <strong>
            Copy this key to the receiver before you save. After that it is never shown again.
          </strong>{' '}
          {props.hasSecret && ROTATION}
        </>
      }
      error={props.error}
      isRequired={!props.hasSecret}
      isMonospaced
      isReadOnly
      value={value}
      onChange={onChange}
    >
      <CopyButton text={value} autoFocus />
      <Button
        appearance="subtle"
        onClick={() => {
          onChange('');
        }}
      >
        Discard key
      </Button>
    </TextField>
  );
}
