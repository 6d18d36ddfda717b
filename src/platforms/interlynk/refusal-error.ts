import { BridgeError, type ErrorCode } from '../../core/errors';
import { meaningOf, type RefusalMeaning } from './refusal-words';

const CODES: Readonly<Record<RefusalMeaning, ErrorCode>> = {
  limit: 'DESTINATION_LIMIT',
  environment: 'DESTINATION_ENVIRONMENT',
  // Of an id that was kept; a product of a name that is not there is made.
  product: 'DESTINATION_REFUSED',
  permission: 'DESTINATION_FORBIDDEN',
};

/** Interlynk said no, in sentences; they are the detail, as they came. */
export class RefusalError extends BridgeError {
  readonly meaning: RefusalMeaning | undefined;
  /**
   * The mutation itself says that it did not happen. A top-level error leaves open how far the
   * request got.
   */
  readonly certain: boolean;

  constructor(messages: readonly string[], { certain }: { readonly certain: boolean }) {
    const meaning = meaningOf(messages);
    super(meaning === undefined ? 'DESTINATION_REFUSED' : CODES[meaning], {
      detail: messages.join('; '),
    });
    this.meaning = meaning;
    this.certain = certain;
  }
}
