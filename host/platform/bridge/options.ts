import type { Egress } from '../egress/egress';
import type { ProductConnection } from '../types';

/** One call of a panel's resolver, as the browser claims it, with the account of the session. */
export interface ResolveCall {
  readonly moduleKey: string;
  /** From the signed session; everything below it is what the browser says. */
  readonly accountId: string;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly functionKey: string;
  readonly payload: unknown;
}

/** The part of the platform that the bridge needs. */
export interface BridgePlatform {
  resolve(call: ResolveCall): Promise<unknown>;
  /** Customer-managed egress; without it the pages are told that the app does not have it. */
  readonly egress?: Pick<Egress, 'get' | 'change'>;
  /** Who may change it; without it nobody may. Asked at Bitbucket, at each change. */
  isWorkspaceAdmin?(accountId: string): Promise<boolean>;
}

/** Somebody the pages can be seen as. */
export interface BridgeAccount {
  readonly accountId: string;
  readonly name: string;
  /** What the person is in the workspace, for the switch: `Owner`, `Writer`. */
  readonly role: string;
}

/** Something that keeps the app from working, and where it is mended. */
export interface FrameNotice {
  readonly sentence: string;
  readonly next: string;
  readonly link: { readonly name: string; readonly address: string };
}

export interface BridgeOptions {
  readonly platform: BridgePlatform;
  /** manifest.yml after YAML parsing. */
  readonly manifest: unknown;
  /** Where the resource paths of the manifest begin. */
  readonly appDirectory: string;
  /** Where `npm run build` put the frame: `build/shell`. */
  readonly shellDirectory: string;
  /** Used as the user of the session. Hand in the connection that checks scopes. */
  readonly product: ProductConnection;
  readonly workspace: { readonly slug: string; readonly name: string };
  /** The first is who a new session belongs to; more than one gives the "View as" switch. */
  readonly accounts: readonly [BridgeAccount, ...BridgeAccount[]];
  /** Other pages of the same server, shown in the navigation. */
  readonly links?: readonly { readonly name: string; readonly address: string }[];
  /** What stands above every page while it is so; asked for each time. */
  readonly notice?: () => FrameNotice | undefined;
  /** Signs sessions; at least 32 random bytes, as text. */
  readonly sessionKey: string;
  /** Browsers reach this host by https: cookies are sent over nothing else. */
  readonly secure?: boolean;
  /** Host header values served besides the loopback names, with port: `bridge.example:8443`. */
  readonly allowedHosts?: readonly string[];
  /** Told of each breach of a page's content security policy. */
  readonly onViolation?: (report: string) => void;
}
