/** Our names for what the vendor documents as a status only. */
export type EgressErrorCode =
  | 'EGRESS_NOT_ENABLED'
  | 'EGRESS_NOT_ADMIN'
  | 'EGRESS_MALFORMED'
  | 'EGRESS_LIMIT'
  | 'EGRESS_DUPLICATE'
  | 'EGRESS_DOMAIN'
  | 'EGRESS_DECLARED'
  | 'EGRESS_TYPE';

/** 403 who may not, 400 malformed or over a limit, 422 against the rules of the matter. */
const STATUS = {
  EGRESS_NOT_ENABLED: 403,
  EGRESS_NOT_ADMIN: 403,
  EGRESS_MALFORMED: 400,
  EGRESS_LIMIT: 400,
  EGRESS_DUPLICATE: 422,
  EGRESS_DOMAIN: 422,
  EGRESS_DECLARED: 422,
  EGRESS_TYPE: 422,
} as const satisfies Record<EgressErrorCode, number>;

/**
 * A refusal of customer-managed egress. `status` as the vendor's page "Customer-managed egress and
 * remotes API" lists it; messages and codes are of this host, since the page gives none.
 */
export class EgressError extends Error {
  readonly code: EgressErrorCode;
  readonly status: (typeof STATUS)[EgressErrorCode];

  constructor(code: EgressErrorCode, message: string) {
    super(message);
    this.name = 'EgressError';
    this.code = code;
    this.status = STATUS[code];
  }
}
