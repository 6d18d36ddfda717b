/** Releases that the inbox can be; both are in use. */
export const RELEASES = { 4: '4.14.4', 5: '5.0.4' } as const;
export type Release = keyof typeof RELEASES;

/** What a key may do, of all that Dependency-Track knows: what an upload touches. */
export const PERMISSIONS = [
  'BOM_UPLOAD',
  'PROJECT_CREATION_UPLOAD',
  'PORTFOLIO_MANAGEMENT',
  'PORTFOLIO_MANAGEMENT_CREATE',
  'PORTFOLIO_MANAGEMENT_UPDATE',
  'VIEW_PORTFOLIO',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface ProjectNames {
  readonly name: string;
  readonly version: string;
}

/** A project is one version of what has a name. */
export interface ProjectRecord extends ProjectNames {
  readonly uuid: string;
  /** Id of the project that it stands under. */
  readonly parent?: string;
  readonly tags: readonly string[];
  readonly latest: boolean;
  readonly active: boolean;
  readonly createdAt: number;
  /** The components that it has now: those of the last import, which replaced all before. */
  readonly components: number;
  /** Digest of the document that was imported last, and when. */
  readonly sha256?: string;
  readonly lastBomImport?: number;
  readonly lastBomImportFormat?: string;
}

/** One document as it came in. */
export interface Arrival {
  /** The token that the upload was answered with. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly project: string;
  readonly version: string;
  readonly tags: readonly string[];
  readonly latest: boolean;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  /** As received, without credentials. Hostile text. */
  readonly headers: Readonly<Record<string, string>>;
  /** `failed`: it was taken, but its import came to nothing. */
  readonly state: 'pending' | 'processed' | 'failed';
  readonly format: string;
  readonly components: number;
}
