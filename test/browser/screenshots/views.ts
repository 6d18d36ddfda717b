import { createFakeApp } from '../fake-app';
import { fakePullRequest } from '../fake-reviews';
import { WORKSPACE_PAGE } from '../open-panel';
import {
  emptyDocument,
  emptyRepository,
  emptyWorkspace,
  fullApp,
  longApp,
  usualApp,
} from './contents';
import type { View } from './view';

const contents = { usual: usualApp, 'long-names': longApp, full: fullApp };
const workspace = { module: 'workspace-settings', path: WORKSPACE_PAGE };

/** Every page of the panel and every tab. A new one is a line here. */
export const VIEWS: readonly View[] = [
  {
    name: 'repository-settings',
    module: 'repository-settings',
    path: '/acme/shop/admin/forge/repository-settings',
    call: 'getRepositoryPage',
    ready: 'Delivery history',
    opens: ['Edit rule 2', 'Push to main: details', 'Push to next: details', 'Edit Interlynk'],
    contents: { ...contents, empty: emptyRepository },
  },
  {
    ...workspace,
    name: 'workspace-settings',
    call: 'getWorkspacePage',
    ready: 'Default rules',
    opens: [
      'Test connection',
      'Edit Dependency-Track',
      'Remove Archive',
      'Add destination',
      'Add rule',
      'Use Interlynk defaults',
    ],
    contents: { ...contents, empty: emptyWorkspace },
  },
  {
    ...workspace,
    name: 'workspace-repositories',
    tab: 'Repositories',
    call: 'listCoverage',
    ready: 'acme/service-000',
    readyEmpty: 'No repository is known yet',
    contents: { ...contents, empty: emptyWorkspace },
  },
  {
    ...workspace,
    name: 'workspace-import',
    tab: 'Import',
    call: 'getImport',
    ready: 'Started by',
    opens: ['Show all 12', 'Cancel import'],
    readyEmpty: 'Start import',
    contents: { ...contents, empty: emptyWorkspace },
  },
  {
    ...workspace,
    name: 'workspace-health',
    tab: 'Health',
    call: 'getHealth',
    ready: 'What is under way',
    contents: { ...contents, empty: emptyWorkspace },
  },
  {
    ...workspace,
    name: 'workspace-audit',
    tab: 'Audit log',
    call: 'listAudit',
    ready: 'Replaced the secret',
    readyEmpty: 'Nothing was changed yet',
    contents: { ...contents, empty: emptyWorkspace },
  },
  {
    name: 'repository-page',
    module: 'repository-page',
    path: '/acme/shop/forge/repository-page',
    call: 'getRepositorySboms',
    ready: 'Show as table',
    opens: ['Show as table'],
    readyEmpty: 'to a branch with a rule',
    contents: { ...contents, empty: () => createFakeApp({}) },
  },
  {
    name: 'pull-request',
    module: 'pull-request',
    path: '/acme/shop/pull-requests/7',
    call: 'comparePullRequest',
    ready: 'Refresh',
    opens: ['Added', 'Removed', 'Upgraded', 'Other changes', 'Licence changes'],
    contents: {
      ...contents,
      empty: () => createFakeApp({ pullRequest: fakePullRequest({ documents: [] }) }),
    },
  },
  {
    name: 'code-file',
    module: 'code-file',
    path: '/acme/shop/src/main/services/api/bom.json',
    call: 'inspectFile',
    ready: 'Search components',
    opens: ['Identification', 'Warnings', 'Hints'],
    readyEmpty: 'lists no components',
    contents: { ...contents, empty: () => createFakeApp({ document: emptyDocument() }) },
  },
];
