import { CopyButton } from '../../app/components/copy-button';

/** Scopes exactly as Bitbucket names them. */
export function ScopeList(props: { scopes: readonly string[]; isMissing?: boolean }) {
  return (
    <ul className="scopes">
      {props.scopes.map((scope) => (
        <li key={scope}>
          <code className={props.isMissing === true ? 'scope-missing' : undefined}>{scope}</code>
        </li>
      ))}
    </ul>
  );
}

/** A text that is taken somewhere else, with a button that copies it. */
export function CopyText(props: { label: string; text: string }) {
  return (
    <div className="copy-text" role="group" aria-label={props.label}>
      <code>{props.text}</code>
      <CopyButton text={props.text} />
    </div>
  );
}
