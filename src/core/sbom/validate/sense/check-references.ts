import { quote } from '../../findings/collect';
import type { GroupedFindings } from '../../findings/group-findings';
import { list } from '../../model/members';
import type { SbomModel } from '../../model/types';
import { walkNested, type Visit } from '../../model/walk-components';
import { isObject, objects, text, type JsonObject } from '../../read/json';
import type { ParsedDocument } from '../../read/types';

type Add = GroupedFindings['add'];

/** References that two parts bear, and those that nothing bears. */
export function checkReferences(parsed: ParsedDocument, model: SbomModel, add: Add): void {
  // The schema of CycloneDX in XML has a rule for it.
  if (!(parsed.format === 'cyclonedx' && parsed.serialization === 'xml')) {
    checkDuplicates(parsed, add);
  }
  checkDangling(parsed, model, add);
}

function checkDuplicates({ format, specVersion, document }: ParsedDocument, add: Add): void {
  const seen = new Set<string>();
  const member =
    format === 'cyclonedx' ? 'bom-ref' : specVersion.startsWith('3.') ? 'spdxId' : 'SPDXID';
  const visit: Visit = (value, pointer) => {
    const id = isObject(value) ? text(value, member) : undefined;
    if (id === undefined) return;
    if (!seen.has(id)) seen.add(id);
    else {
      add('ref-duplicate', id, () => ({
        path: `${pointer()}/${member}`,
        value: id,
        message: `The reference ${quote(id)} is already that of another part`,
      }));
    }
  };
  const visitList = (name: string): void => {
    for (const [index, value] of list(document, name).entries())
      visit(value, () => `/${name}/${index}`);
  };
  if (format === 'cyclonedx') {
    const metadata = document['metadata'];
    const about = isObject(metadata) ? metadata['component'] : undefined;
    visit(about, () => '/metadata/component');
    walkNested(about, '/metadata/component', 'components', visit);
    walkNested(document, '', 'components', visit);
    walkNested(document, '', 'services', visit);
  } else if (member === 'spdxId') {
    visitList('@graph');
  } else {
    visit(document, () => '');
    for (const name of ['packages', 'files', 'snippets']) visitList(name);
  }
}

function checkDangling(parsed: ParsedDocument, model: SbomModel, add: Add): void {
  const elsewhere = importsOf(parsed);
  const check = (id: string, path: () => string): void => {
    if (model.ids.has(id) || isElsewhere(id) || elsewhere.has(id)) return;
    add('ref-dangling', id, () => ({
      path,
      value: id,
      message: `Nothing in the document has the reference ${quote(id)}`,
    }));
  };
  const isCycloneDx = parsed.format === 'cyclonedx';
  for (const { from, to, path } of model.dependencies) {
    check(from, () => (isCycloneDx ? `${path}/ref` : path));
    for (let index = 0; index < to.length; index += 1) {
      check(to[index] ?? '', () => (isCycloneDx ? `${path}/dependsOn/${index}` : path));
    }
  }
  for (const [index, { refs }] of model.compositions.entries()) {
    for (const ref of refs) check(ref, () => `/compositions/${index}`);
  }
}

/** BOM-Link of CycloneDX, an external document of SPDX 2, the individuals of SPDX 3. */
function isElsewhere(id: string): boolean {
  return (
    id.startsWith('urn:cdx:') ||
    id.startsWith('DocumentRef-') ||
    id.startsWith('https://spdx.org/rdf/')
  );
}

/** What SPDX 3 documents name as elements of other documents. */
function importsOf({ specVersion, document }: ParsedDocument): ReadonlySet<string> {
  const found = new Set<string>();
  if (!specVersion.startsWith('3.')) return found;
  const entries: JsonObject[] = objects(list(document, '@graph')).flatMap((element) =>
    element['type'] === 'SpdxDocument' ? objects(element['import']) : [],
  );
  for (const entry of entries) {
    const id = text(entry, 'externalSpdxId');
    if (id !== undefined) found.add(id);
  }
  return found;
}
