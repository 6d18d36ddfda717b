import { bom16, cycloneDxXml } from '../../read/cyclonedx-xml';

export interface Variant {
  readonly name: string;
  readonly version: string;
  readonly xml: string;
  /** The finding. */
  readonly kind: string;
  readonly at: string;
}

const COMPONENT = '<component type="library"><name>a</name></component>';
const components = (inside: string): string => bom16(`<components>${inside}</components>`);
const within = (inside: string): string =>
  components(`<component type="library"><name>a</name>${inside}</component>`);
const metadata = (inside: string): string => bom16(`<metadata>${inside}</metadata>`);

function variant(name: string, xml: string, kind: string, at: string): Variant {
  return { name, version: '1.6', xml, kind, at };
}

/** A document of another version with one text put for another. */
function changed(minor: number, from: string, to: string): { version: string; xml: string } {
  const before = cycloneDxXml(minor);
  if (!before.includes(from)) throw new Error(`No ${from} in 1.${minor}`);
  return { version: `1.${minor}`, xml: before.replace(from, to) };
}

/** Each breaks one rule, by the schema and by us. */
export const VARIANTS: readonly Variant[] = [
  variant(
    'the same bom-ref twice',
    components(
      '<component type="library" bom-ref="1"><name>a</name></component><component type="library" bom-ref="1"><name>b</name></component>',
    ),
    'ref-duplicate',
    '/components/1/bom-ref',
  ),
  variant(
    'a bom-ref of a component and of a service',
    bom16(
      '<metadata><component type="library" bom-ref="1"><name>a</name></component></metadata><services><service bom-ref="1"><name>s</name></service></services>',
    ),
    'ref-duplicate',
    '/services/0/bom-ref',
  ),
  variant(
    'a bom-ref in a pedigree and outside',
    components(
      `<component type="library" bom-ref="1"><name>a</name><pedigree><variants><component type="library" bom-ref="1"><name>b</name></component></variants></pedigree></component>`,
    ),
    'ref-duplicate',
    '/components/0/pedigree/variants/0/bom-ref',
  ),
  variant(
    'an empty bom-ref twice',
    components(
      '<component type="library" bom-ref=""><name>a</name></component><component type="library" bom-ref=""><name>b</name></component>',
    ),
    'ref-duplicate',
    '/components/1/bom-ref',
  ),
  variant('no name', components('<component type="library"/>'), 'schema-required', '/components/0'),
  variant(
    'no type',
    components('<component><name>a</name></component>'),
    'schema-required',
    '/components/0',
  ),
  variant(
    'an unknown type',
    components('<component type="lib"><name>a</name></component>'),
    'schema-value',
    '/components/0/type',
  ),
  variant(
    'two names',
    components('<component type="library"><name>a</name><name>b</name></component>'),
    'schema-type',
    '/components/0/name',
  ),
  variant(
    'elements in a name',
    components('<component type="library"><name><b>a</b></name></component>'),
    'schema-type',
    '/components/0/name',
  ),
  variant(
    'a serial number in upper case',
    bom16('', 'serialNumber="urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79"'),
    'schema-value',
    '/serialNumber',
  ),
  variant(
    'a serial number that is none',
    bom16('', 'serialNumber="1"'),
    'schema-value',
    '/serialNumber',
  ),
  variant('a revision that is no number', bom16('', 'version="1.0"'), 'schema-value', '/version'),
  variant('revision 0', bom16('', 'version="0"'), 'schema-value', '/version'),
  variant('an unknown scope', within('<scope>dev</scope>'), 'schema-value', '/components/0/scope'),
  variant(
    'an unknown hash algorithm',
    within('<hashes><hash alg="SHA1">68b78babe00a053f9e35ec6a2d9080f5b90122b0</hash></hashes>'),
    'schema-value',
    '/components/0/hashes/0/alg',
  ),
  variant(
    'a hash without an algorithm',
    within('<hashes><hash>68b78babe00a053f9e35ec6a2d9080f5b90122b0</hash></hashes>'),
    'schema-required',
    '/components/0/hashes/0',
  ),
  variant(
    'a hash of the wrong length',
    within('<hashes><hash alg="SHA-1">68b78babe00a</hash></hashes>'),
    'schema-value',
    '/components/0/hashes/0/content',
  ),
  variant(
    'a hash that is no hash',
    within('<hashes><hash alg="SHA-1">zzb78babe00a053f9e35ec6a2d9080f5b90122b0</hash></hashes>'),
    'schema-value',
    '/components/0/hashes/0/content',
  ),
  variant(
    'a licence without id and name',
    within('<licenses><license><url>https://example.com</url></license></licenses>'),
    'schema-choice',
    '/components/0/licenses/0/license',
  ),
  variant(
    'a licence with id and name',
    within('<licenses><license><id>MIT</id><name>MIT</name></license></licenses>'),
    'schema-choice',
    '/components/0/licenses/0/license',
  ),
  variant(
    'an expression beside a licence',
    within('<licenses><license><id>MIT</id></license><expression>MIT</expression></licenses>'),
    'schema-choice',
    '/components/0/licenses',
  ),
  variant(
    'two expressions',
    within('<licenses><expression>MIT</expression><expression>MIT</expression></licenses>'),
    'schema-choice',
    '/components/0/licenses',
  ),
  variant(
    'an unknown acknowledgement',
    within('<licenses><expression acknowledgement="found">MIT</expression></licenses>'),
    'schema-value',
    '/components/0/licenses/0/acknowledgement',
  ),
  variant(
    'a reference without a URL',
    within('<externalReferences><reference type="vcs"/></externalReferences>'),
    'schema-required',
    '/components/0/externalReferences/0',
  ),
  variant(
    'a reference of an unknown type',
    within(
      '<externalReferences><reference type="git"><url>https://a</url></reference></externalReferences>',
    ),
    'schema-value',
    '/components/0/externalReferences/0/type',
  ),
  variant(
    'a property without a name',
    within('<properties><property>1</property></properties>'),
    'schema-required',
    '/components/0/properties/0',
  ),
  variant(
    'a stranger among components',
    components(`${COMPONENT}<library/>`),
    'schema-unknown-member',
    '/components/1',
  ),
  variant(
    'an unknown element',
    within('<licence>MIT</licence>'),
    'schema-unknown-member',
    '/components/0/licence',
  ),
  variant('an unknown part', bom16('<packages/>'), 'schema-unknown-member', '/packages'),
  variant(
    'two lists of components',
    bom16('<components/><components/>'),
    'schema-type',
    '/components/0',
  ),
  variant(
    'modified that is neither',
    within('<modified>no</modified>'),
    'schema-value',
    '/components/0/modified',
  ),
  variant(
    'a media type in upper case',
    components('<component type="file" mime-type="Text/Plain"><name>a</name></component>'),
    'schema-value',
    '/components/0/mime-type',
  ),
  variant(
    'a SWID tag without an id',
    within('<swid name="a"/>'),
    'schema-required',
    '/components/0/swid',
  ),
  variant(
    'a date without a time',
    metadata('<timestamp>2024-05-31</timestamp>'),
    'schema-value',
    '/metadata/timestamp',
  ),
  variant('no date at all', metadata('<timestamp/>'), 'schema-value', '/metadata/timestamp'),
  variant(
    'a month that is none',
    metadata('<timestamp>2024-13-31T12:00:00Z</timestamp>'),
    'schema-value',
    '/metadata/timestamp',
  ),
  variant(
    'an unknown phase',
    metadata('<lifecycles><lifecycle><phase>ci</phase></lifecycle></lifecycles>'),
    'schema-value',
    '/metadata/lifecycles/0/phase',
  ),
  variant(
    'a phase with a name',
    metadata('<lifecycles><lifecycle><phase>build</phase><name>x</name></lifecycle></lifecycles>'),
    'schema-choice',
    '/metadata/lifecycles/0',
  ),
  variant(
    'an empty lifecycle',
    metadata('<lifecycles><lifecycle/></lifecycles>'),
    'schema-choice',
    '/metadata/lifecycles/0',
  ),
  variant(
    'a primary component without a name',
    metadata('<component type="library"/>'),
    'schema-required',
    '/metadata/component',
  ),
  variant(
    'an unknown part of metadata',
    metadata('<name>x</name>'),
    'schema-unknown-member',
    '/metadata/name',
  ),
  variant(
    'a service without a name',
    bom16('<services><service/></services>'),
    'schema-required',
    '/services/0',
  ),
  variant(
    'a dependency without a reference',
    bom16('<dependencies><dependency/></dependencies>'),
    'schema-required',
    '/dependencies/0',
  ),
  variant(
    'a dependency on nothing',
    bom16('<dependencies><dependency ref="a"><dependency/></dependency></dependencies>'),
    'schema-unknown-member',
    '/dependencies/0/dependsOn/0',
  ),
  variant(
    'a composition without its aggregate',
    bom16('<compositions><composition><assemblies/></composition></compositions>'),
    'schema-required',
    '/compositions/0',
  ),
  variant(
    'an unknown aggregate',
    bom16('<compositions><composition><aggregate>all</aggregate></composition></compositions>'),
    'schema-value',
    '/compositions/0/aggregate',
  ),
  {
    name: 'no version in 1.3',
    ...changed(3, '<version>1.10</version>', ''),
    kind: 'schema-required',
    at: '/components/0',
  },
  {
    name: 'no modified in 1.0',
    ...changed(0, '<modified>false</modified>', ''),
    kind: 'schema-required',
    at: '/components/0',
  },
  {
    name: 'no components in 1.1',
    version: '1.1',
    xml: '<bom xmlns="http://cyclonedx.org/schema/bom/1.1"/>',
    kind: 'schema-required',
    at: '',
  },
  {
    name: 'lifecycles in 1.4',
    ...changed(4, '<timestamp>', '<lifecycles/><timestamp>'),
    kind: 'schema-unknown-member',
    at: '/metadata/lifecycles',
  },
  {
    name: 'a type of 1.5 in 1.4',
    ...changed(4, 'type="framework"', 'type="data"'),
    kind: 'schema-value',
    at: '/components/0/components/0/type',
  },
  {
    name: 'a hash algorithm of 1.7 in 1.6',
    ...changed(6, 'alg="SHA-1"', 'alg="Streebog-256"'),
    kind: 'schema-value',
    at: '/components/0/hashes/0/alg',
  },
  {
    name: 'tools as components in 1.4',
    ...changed(4, '<tools>', '<tools><components/>'),
    kind: 'schema-unknown-member',
    at: '/metadata/tools/components',
  },
  {
    name: 'an excluded component in 1.0',
    ...changed(0, '<scope>required', '<scope>excluded'),
    kind: 'schema-value',
    at: '/components/0/scope',
  },
];

/** Invalid by the schema, and not by us. */
export const DISAGREEMENTS: readonly (Omit<Variant, 'kind' | 'at'> & { because: string })[] = [
  {
    name: 'elements in another order',
    version: '1.6',
    xml: components('<component type="library"><version>1</version><name>a</name></component>'),
    because: 'the order of elements means nothing to any reader',
  },
  {
    name: 'blanks around a scope',
    version: '1.6',
    xml: within('<scope> required </scope>'),
    because: 'blanks around a value are cut off when reading',
  },
  {
    name: 'a licence id that the list of the schema lacks',
    version: '1.6',
    xml: within('<licenses><license><id>Not-A-Licence</id></license></licenses>'),
    because: 'licence ids have a check of their own, with a current list',
  },
  {
    name: 'a CPE that is none',
    version: '1.6',
    xml: within('<cpe>left-pad</cpe>'),
    because: 'the pattern of the schema takes exponential time on hostile text',
  },
  {
    name: 'an attribute that no version has',
    version: '1.6',
    xml: within('<name2/>').replace('<name2/>', '<swid tagId="a" name="b" colour="red"/>'),
    because: 'attributes without a meaning are left out when reading',
  },
  {
    name: 'text beside elements',
    version: '1.6',
    xml: components(`here it is: ${COMPONENT}`),
    because: 'text beside elements is left out when reading',
  },
  {
    name: 'a vulnerability with an unknown part',
    version: '1.6',
    xml: bom16('<vulnerabilities><vulnerability><cve>1</cve></vulnerability></vulnerabilities>'),
    because: 'vulnerabilities are only counted',
  },
  {
    name: 'the 31st of June',
    version: '1.6',
    xml: metadata('<timestamp>2024-06-31T12:00:00Z</timestamp>'),
    because: 'the days of months are not counted',
  },
];
