import type { OptionsView } from '../../../host/setup/contract/views';
import type { ConnectionDraft } from './connection-draft';

/** What every part of the form gets. */
export interface FormParts {
  readonly draft: ConnectionDraft;
  readonly options: OptionsView;
  /** What is wrong, by the member of the request. */
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly change: (part: Partial<ConnectionDraft>) => void;
  /** Only the credential is asked for: the connection is there already. */
  readonly isRotation?: boolean;
}
