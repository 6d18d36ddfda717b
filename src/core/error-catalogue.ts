import { BITBUCKET } from './catalogue/bitbucket';
import { DESTINATIONS } from './catalogue/destinations';
import { DOCUMENTS } from './catalogue/documents';
import { EVENTS } from './catalogue/events';
import { PAGES } from './catalogue/pages';
import { PANELS } from './catalogue/panels';
import { RUNS } from './catalogue/runs';

export type { CatalogueEntry, Retry } from './catalogue/entry';

/** Every code that a user can meet. docs/errors.md is generated from it. */
export const CATALOGUE = {
  ...EVENTS,
  ...RUNS,
  ...DOCUMENTS,
  ...BITBUCKET,
  ...DESTINATIONS,
  ...PANELS,
  ...PAGES,
};
