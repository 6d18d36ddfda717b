/**
 * What the sentences of a refusal mean. Interlynk's `errors` are plain sentences without a code,
 * and none of them is published (docs.interlynk.io/api/reference/errors), so this is the one file
 * that looks at words. It looks cautiously: a sentence that no row fits has no meaning, and the
 * refusal is then told as a refusal, in Interlynk's own words.
 *
 * - `limit`: the plan takes no more (the free tier: 5 products with 5 versions each).
 * - `environment`, `product`: there is none of that name or id. The API calls an environment a
 *   project and a product a project group.
 * - `permission`: the role of the token may not.
 */
export type RefusalMeaning = 'limit' | 'environment' | 'product' | 'permission';

interface Row {
  readonly meaning: RefusalMeaning;
  /** One phrase of each group has to be there … */
  readonly groups: readonly (readonly string[])[];
  /** … and none of these. */
  readonly unless?: readonly string[];
}

const ABSENT = [
  'not found',
  'could not find',
  'couldn t find',
  'cannot find',
  'does not exist',
  'doesn t exist',
  'must exist',
  'no such',
];

/** Lower case, everything but letters and digits being one blank; the first row that fits counts. */
const TABLE: readonly Row[] = [
  {
    meaning: 'limit',
    groups: [
      ['limit', 'limits', 'quota', 'maximum', 'upgrade'],
      [
        'product',
        'products',
        'project',
        'projects',
        'version',
        'versions',
        'sboms',
        'plan',
        'tier',
      ],
      ['reached', 'exceeded', 'exceeds', 'exceed', 'upgrade', 'plan', 'tier'],
    ],
    // Limits of something else: of a file, of requests, of a format.
    unless: ['rate', 'requests', 'size', 'bytes', 'file', 'component', 'components', 'spec'],
  },
  {
    meaning: 'permission',
    groups: [
      [
        'not authorized',
        'not authorised',
        'not permitted',
        'permission denied',
        'access denied',
        'not have permission',
        't have permission',
        'missing permission',
      ],
    ],
  },
  {
    meaning: 'environment',
    groups: [['unknown environment', 'invalid environment', 'unknown project', 'invalid project']],
  },
  { meaning: 'environment', groups: [['environment'], ABSENT] },
  { meaning: 'product', groups: [['product', 'project group', 'projectgroup'], ABSENT] },
  { meaning: 'environment', groups: [['project'], ABSENT] },
];

/** More of a message is not looked at. */
const MAX_LENGTH = 500;

/** What the messages of one refusal mean; undefined where they are not known. */
export function meaningOf(messages: readonly string[]): RefusalMeaning | undefined {
  const texts = messages.map(
    (message) =>
      ` ${message
        .slice(0, MAX_LENGTH)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, ' ')} `,
  );
  const fits = ({ groups, unless = [] }: Row): boolean =>
    texts.some((text) => {
      const says = (phrase: string): boolean => text.includes(` ${phrase} `);
      return groups.every((group) => group.some(says)) && !unless.some(says);
    });
  return TABLE.find(fits)?.meaning;
}
