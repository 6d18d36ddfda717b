import type { SetupAccess } from './access';
import type { SetupServices } from './setup-services';

/** What the set-up pages are served with. */
export interface SetupMount {
  readonly services: SetupServices;
  readonly access: SetupAccess;
  /** Where `npm run build` put the pages: `build/setup`. */
  readonly directory: string;
  /** The address that browsers use is https: cookies are sent over nothing else. */
  readonly secure: boolean;
  /** Told of errors that nobody expected. */
  readonly onFault: (error: unknown) => void;
}
