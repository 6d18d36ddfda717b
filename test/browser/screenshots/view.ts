import type { CallName } from '../../../src/contract/resolvers';
import type { FakeApp } from '../fake-app';

/** What a view has when it answers. `full`: its lists with a thousand rows. */
export interface Contents {
  readonly usual: () => FakeApp;
  readonly empty: () => FakeApp;
  readonly 'long-names': () => FakeApp;
  readonly full?: () => FakeApp;
}

/** A page of the panel, or a tab of one. */
export interface View {
  /** The folder of its pictures. */
  readonly name: string;
  /** The key of its module in manifest.yml. */
  readonly module: string;
  /** Its address below the host. */
  readonly path: string;
  /** The tab that has to be opened. */
  readonly tab?: string;
  /** The call without which there is nothing to show. */
  readonly call: CallName;
  /** A text that is there when everything is; in the empty state where it differs. */
  readonly ready: string;
  readonly readyEmpty?: string;
  readonly contents: Contents;
  /** What is opened, by its words, in this order: editors, rows, lists. */
  readonly opens?: readonly string[];
}
