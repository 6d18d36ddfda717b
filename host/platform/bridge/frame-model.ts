import type { FrameRepository } from './directory';
import type { BridgeManifest } from './manifest';
import type { BridgeOptions, FrameNotice } from './options';
import type { Place } from './place';

/** What the frame's script reads from the page; the shell has the schema of it. */
export interface FrameData {
  readonly token: string;
  /** Slug; goes back with each call, for a host that serves several. */
  readonly workspace: string;
  readonly accounts: BridgeOptions['accounts'];
  readonly accountId: string;
  /** Where panels are served: the other loopback origin. */
  readonly panelOrigin: string;
  /** Absent on the home page and where there is nothing to see. */
  readonly panel?: {
    readonly address: string;
    /** Address of each resource by its key, for modals. */
    readonly resources: Readonly<Record<string, string>>;
    /** `getContext` of @forge/bridge, less what the browser knows better. */
    readonly context: Readonly<Record<string, unknown>>;
  };
}

export interface FramePage {
  readonly title: string;
  readonly workspace: BridgeOptions['workspace'];
  readonly links: NonNullable<BridgeOptions['links']>;
  readonly repositories: readonly FrameRepository[];
  readonly place: Place;
  readonly notice?: FrameNotice | undefined;
  readonly manifest: BridgeManifest;
  readonly data: FrameData;
}
