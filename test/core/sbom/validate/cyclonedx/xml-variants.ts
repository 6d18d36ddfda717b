import { bom16 } from '../../read/cyclonedx-xml';
import { VERSION_VARIANTS, type Variant } from './xml-version-variants';

const COMPONENT = '<component type="library"><name>a</name></component>';
const components = (inside: string): string => bom16(`<components>${inside}</components>`);
const within = (inside: string): string =>
  components(`<component type="library"><name>a</name>${inside}</component>`);
const metadata = (inside: string): string => bom16(`<metadata>${inside}</metadata>`);

function variant(name: string, xml: string, kind: string, at: string): Variant {
  return { name, version: '1.6', xml, kind, at };
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
  ...VERSION_VARIANTS,
];
