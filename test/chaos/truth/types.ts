import type { GitRef } from '../rules';

/** A push that git accepted, or a merge that moved a branch; the driver's own record. */
export interface AcceptedPush {
  /** Of the plan. */
  readonly number: number;
  readonly slug: string;
  readonly ref: GitRef;
  /** Full hash of the commit that the ref stands at afterwards. */
  readonly after: string;
}

/** An SBOM as it lies in git. */
export interface GitDocument {
  readonly path: string;
  readonly product: string;
  /** Of the primary component. */
  readonly version: string;
  readonly sha256: string;
}

/** A push, with what its commit holds and where that belongs. */
export interface TruthPush extends AcceptedPush {
  /** undefined = nowhere: nothing of it may arrive anywhere. */
  readonly environment: string | undefined;
  /** Every SBOM in the tree of the commit. */
  readonly documents: readonly GitDocument[];
}

/** A document as a destination got it. */
export interface Arrival {
  readonly destination: string;
  readonly product: string;
  readonly environment: string;
  readonly version: string;
  readonly sha256: string;
}
