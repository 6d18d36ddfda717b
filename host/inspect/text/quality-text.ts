import type { CategoryScore } from '../../../src/core/sbom/score/score';
import type { InspectedDocument } from '../inspection';
import { clean } from './clean';
import { labelled, type Page, type Style } from './page';

const BAR = 10;
const COLUMN = 34;

/** The score by category, each with what keeps it from being full. */
export function qualityText(page: Page, { scores }: InspectedDocument): string[] {
  if (scores === undefined || scores.categories.length === 0) return [];
  return [
    '',
    `  ${page.paint('bold', 'Quality')}`,
    ...scores.categories.map((category) => ofCategory(page, category)),
  ];
}

function ofCategory(page: Page, { name, score, features }: CategoryScore): string {
  const filled = Math.round((score / 10) * BAR);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const label = `${name.padEnd(17)}${bar} ${score.toFixed(1).padStart(4)}`;
  const lacking = features
    // In a group where one of several is enough, a full category still has features without it.
    .filter((feature) => score < 9.99 && feature.score !== undefined && feature.score < 10)
    .map(({ reason }) => clean(reason).replace(/\.$/, ''));
  const style: Style = 'dim';
  return labelled(page, label, [...new Set(lacking)].join('; '), {
    indent: 4,
    column: COLUMN,
    style,
  });
}
