import { pageData, type PageData } from '../../../host/setup/contract/page-data';

/** What the host wrote into the page; throws ZodError where page and host are of two versions. */
export function readPageData(): PageData {
  return pageData.parse(JSON.parse(document.body.dataset['page'] ?? '{}'));
}
