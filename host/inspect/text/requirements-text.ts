import type {
  RequirementItem,
  RequirementList,
} from '../../../src/core/sbom/score/requirements/requirements';
import type { InspectedDocument } from '../inspection';
import { clean } from './clean';
import { paragraph, type Page } from './page';

/** How much of each guideline is met, and what is missing. */
export function requirementsText(
  page: Page,
  { requirements }: InspectedDocument,
  all: boolean,
): string[] {
  if (requirements === undefined || requirements.length === 0) return [];
  return [
    '',
    `  ${page.paint('bold', 'Requirements')}`,
    ...requirements.flatMap((list) => ofList(page, list, all)),
  ];
}

function ofList(
  page: Page,
  { title, draft, items, met, total }: RequirementList,
  all: boolean,
): string[] {
  const lacking = items.filter((item) => !item.met);
  const name = draft && !/draft/i.test(title) ? `${title}, draft` : title;
  const count = page.paint(lacking.length === 0 ? 'green' : 'yellow', `${met} of ${total}`);
  const heading = `    ${clean(name)}: ${count}`;
  if (lacking.length === 0) return [heading];
  if (all) {
    return [heading, ...lacking.map((item) => paragraph(page, fully(item), 6, 'dim'))];
  }
  return [heading, paragraph(page, `lacks ${lacking.map(briefly).join(', ')}`, 6, 'dim')];
}

/** Only how many components miss it: which ones, `--verbose` tells. */
function briefly({ name, applicable, count, of }: RequirementItem): string {
  return applicable && count > 0 ? `${clean(name)} (${count} of ${of})` : clean(name);
}

function fully(item: RequirementItem): string {
  const { name, applicable, count, of, missing, more } = item;
  if (!applicable) return `${clean(name)}: there are no components`;
  if (missing.length === 0) return clean(name);
  const who = [...missing.map((label) => clean(label, 60)), ...(more > 0 ? [`${more} more`] : [])];
  return `${clean(name)}: ${count} of ${of}, not ${who.join(', ')}`;
}
