import { AccessTokenFields } from './access-token-fields';
import { ApiTokenFields } from './api-token-fields';
import type { FormParts } from './form-parts';
import { OAuthFields } from './oauth-fields';
import { SshFields } from './ssh-fields';

/** The fields of the chosen kind. */
export function CredentialFields(parts: FormParts) {
  switch (parts.draft.kind) {
    case 'oauth':
      return <OAuthFields {...parts} />;
    case 'api-token':
      return <ApiTokenFields {...parts} />;
    case 'access-token':
      return <AccessTokenFields {...parts} />;
    case 'ssh':
      return <SshFields {...parts} />;
  }
}
