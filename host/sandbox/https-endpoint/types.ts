/** One document as it came in. All texts are hostile. */
export interface EndpointArrival {
  /** CloudEvents `id`; with `source` it tells repeats. */
  readonly id: string;
  readonly source: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly product: string;
  readonly environment: string;
  readonly version?: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  /** All CloudEvents attributes, decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The id of the key that the signature was checked with. */
  readonly keyId: string;
  /** How often it came again. */
  readonly repeats: number;
}
