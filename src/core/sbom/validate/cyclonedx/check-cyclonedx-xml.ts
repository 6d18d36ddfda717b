import type { Findings } from '../../findings/collect';
import { isObject, member, type JsonObject } from '../../read/json';
import { WHOLE_DOCUMENT, type Place } from '../spdx/place';
import { StructureCheck } from './xml-structure-check';
import { DOCUMENT } from './xml-structure-members';

/**
 * Holds a document that was CycloneDX XML against what bom-1.0.xsd to bom-1.7.xsd demand of it.
 *
 * Not looked at: the order of elements; attributes that no version has; blanks around values;
 * licence ids (the schema lists those of its time only) and the form of CPEs; and what stands in
 * vulnerabilities, annotations, formulation, evidence, release notes, model cards, declarations,
 * definitions and other parts that are `any` in the tables. References that must be unique are
 * looked at everywhere.
 *
 * @param document as `readXml` gives it
 */
export function checkCycloneDxXml(
  document: JsonObject,
  specVersion: string,
  findings: Findings,
): void {
  const minor = Number(specVersion.slice('1.'.length));
  const check = new StructureCheck(minor, findings);
  check.object(document, DOCUMENT, WHOLE_DOCUMENT);
  // 1.0 has no references.
  if (minor > 0) checkReferences(document, check);
  checkLicences(document, minor, check);
}

/** The schemas make every `bom-ref` unique, wherever it stands; those of JSON do not. */
function checkReferences(document: JsonObject, check: StructureCheck): void {
  const seen = new Set<string>();
  forEachObject(document, (object, place) => {
    const ref = member(object, 'bom-ref');
    if (typeof ref !== 'string') return;
    if (seen.has(ref)) {
      const at = { above: place, step: 'bom-ref' };
      check.add('ref-duplicate', at, 'Another element has this bom-ref as well.', ref);
    }
    seen.add(ref);
  });
}

/** Up to 1.6 a list has licences, or one expression and nothing else. */
function checkLicences(document: JsonObject, minor: number, check: StructureCheck): void {
  if (minor > 6) return;
  forEachObject(document, (object, place) => {
    const licences = member(object, 'licenses');
    if (!Array.isArray(licences) || licences.length < 2) return;
    const isExpression = (entry: unknown): boolean =>
      isObject(entry) && Object.hasOwn(entry, 'expression');
    if (!licences.some(isExpression)) return;
    const at = { above: place, step: 'licenses' };
    check.add('schema-choice', at, 'An expression stands alone: it already names every licence.');
  });
}

/** In document order. With a stack of its own, for any depth. */
function forEachObject(root: JsonObject, visit: (object: JsonObject, place: Place) => void): void {
  const open: { value: unknown; place: Place }[] = [{ value: root, place: WHOLE_DOCUMENT }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place } = next;
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        const entry: unknown = value[index];
        if (typeof entry === 'object')
          open.push({ value: entry, place: { above: place, step: index } });
      }
    } else if (isObject(value)) {
      visit(value, place);
      for (const step of Object.keys(value).reverse()) {
        const part = value[step];
        if (typeof part === 'object') open.push({ value: part, place: { above: place, step } });
      }
    }
  }
}
