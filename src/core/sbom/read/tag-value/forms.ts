import type { JsonObject } from '../json';

/** What values are written like in one line; undefined where a value is not of its form. */

/** `SHA1: 85ed0817…` */
export function checksum(value: string): JsonObject | undefined {
  const colon = value.indexOf(':');
  if (colon < 1) return undefined;
  return {
    algorithm: value.slice(0, colon).trim(),
    checksumValue: value.slice(colon + 1).trim(),
  };
}

/** `SECURITY cpe23Type cpe:2.3:a:…`; 2.2 writes `PACKAGE_MANAGER` in JSON, 2.3 `PACKAGE-MANAGER`. */
export function externalRef(value: string, specVersion: string): JsonObject | undefined {
  const [category, type, locator] = words(value, 3);
  if (category === undefined || type === undefined || locator === undefined) return undefined;
  return {
    referenceCategory:
      specVersion === '2.2' ? category.replaceAll('-', '_') : category.replaceAll('_', '-'),
    referenceType: type,
    referenceLocator: locator,
  };
}

/** `DocumentRef-spdx-tool-1.2 http://example.com/doc SHA1: d6a7…` */
export function externalDocument(value: string): JsonObject | undefined {
  const [externalDocumentId, spdxDocument, sum] = words(value, 3);
  const parsed = sum === undefined ? undefined : checksum(sum);
  if (parsed === undefined) return undefined;
  return { externalDocumentId, spdxDocument, checksum: parsed };
}

/** `d6a7…(./package.spdx, ./other)`, also with `excludes:` in the brackets. */
export function verificationCode(value: string): JsonObject {
  const bracket = value.indexOf('(');
  if (bracket < 0) return { packageVerificationCodeValue: value };
  const inside = value.slice(bracket + 1, value.endsWith(')') ? -1 : undefined).trim();
  const excluded = inside.startsWith('excludes:') ? inside.slice('excludes:'.length) : inside;
  return {
    packageVerificationCodeValue: value.slice(0, bracket).trim(),
    packageVerificationCodeExcludedFiles: commaList(excluded),
  };
}

/** `SPDXRef-A DEPENDS_ON DocumentRef-x:SPDXRef-B` */
export function relationship(value: string): JsonObject | undefined {
  const [spdxElementId, relationshipType, relatedSpdxElement] = words(value, 3);
  if (relatedSpdxElement === undefined || relatedSpdxElement.includes(' ')) return undefined;
  return { spdxElementId, relationshipType, relatedSpdxElement };
}

/** `310:420` */
export function range(
  value: string,
  unit: 'offset' | 'lineNumber',
  reference: string,
): JsonObject | undefined {
  const found = /^(\d{1,15}):(\d{1,15})$/.exec(value);
  if (found === null) return undefined;
  return {
    startPointer: { [unit]: Number(found[1]), reference },
    endPointer: { [unit]: Number(found[2]), reference },
  };
}

export function commaList(value: string): string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The first words of a text; the last of them is all the rest. */
function words(text: string, count: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (found.length < count - 1) {
    const blank = rest.search(/\s/);
    if (blank < 0) break;
    found.push(rest.slice(0, blank));
    rest = rest.slice(blank).trimStart();
  }
  if (rest !== '') found.push(rest);
  return found;
}
