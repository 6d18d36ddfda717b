import { bom16 } from '../../read/cyclonedx-xml';

const COMPONENT = '<component type="library"><name>a</name></component>';
const components = (inside: string): string => bom16(`<components>${inside}</components>`);
const within = (inside: string): string =>
  components(`<component type="library"><name>a</name>${inside}</component>`);
const metadata = (inside: string): string => bom16(`<metadata>${inside}</metadata>`);

/** Invalid by the schema, and not by us. */
export const DISAGREEMENTS: readonly {
  name: string;
  version: string;
  xml: string;
  because: string;
}[] = [
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
