import type { CallAnswer } from '../../../src/contract/resolvers';

/** Parts of the contract's answers under the names that the panel uses. */
export type RepositoryPage = CallAnswer<'getRepositoryPage'>;
export type RepositorySettings = RepositoryPage['settings'];
export type WorkspacePage = CallAnswer<'getWorkspacePage'>;
export type WorkspaceSettings = WorkspacePage['settings'];
export type Rule = RepositorySettings['rules'][number];
export type RuleSet = RepositoryPage['inherited'][number];
export type EventName = Rule['events'][number];
export type DestinationConfig = WorkspaceSettings['destinations'][number];
