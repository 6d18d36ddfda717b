import { quote, type Findings } from './findings';
import { elements, isObject, text, type JsonObject } from './json';
import { walkNested } from './walk-components';

/** https://cyclonedx.org/docs/1.6/json/#serialNumber */
const SERIAL_NUMBER = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The structure that every reader of CycloneDX JSON 1.2 to 1.7 relies on: required members and
 * their types as in the official schemas, and unique references, which those cannot check.
 */
export function checkCycloneDx(document: JsonObject, findings: Findings): void {
  if (document['bomFormat'] !== 'CycloneDX') {
    findings.error('/bomFormat', 'bomFormat must be "CycloneDX".');
  }
  checkSerialNumber(document['serialNumber'], findings);
  const version = document['version'];
  if (version !== undefined && !(Number.isInteger(version) && Number(version) >= 1)) {
    findings.error('/version', 'version must be a whole number from 1.');
  }
  for (const name of ['components', 'services', 'dependencies', 'vulnerabilities'] as const) {
    const value = document[name];
    if (value !== undefined && !Array.isArray(value)) {
      findings.error(`/${name}`, `${name} must be an array.`);
    }
  }
  checkMetadata(document['metadata'], findings);
  checkParts(document, findings);
  checkDependencies(document['dependencies'], findings);
}

function checkSerialNumber(value: unknown, findings: Findings): void {
  if (value === undefined) return;
  if (typeof value !== 'string' || !SERIAL_NUMBER.test(value)) {
    findings.error('/serialNumber', 'serialNumber must be urn:uuid: and a lower-case UUID.');
  }
}

function checkMetadata(metadata: unknown, findings: Findings): void {
  if (metadata !== undefined && !isObject(metadata)) {
    findings.error('/metadata', 'metadata must be an object.');
    return;
  }
  const primary = metadata?.['component'];
  if (primary === undefined) {
    findings.warning('/metadata/component', 'The SBOM does not say what it is about.');
  } else if (isObject(primary) && text(primary, 'version') === undefined) {
    findings.warning('/metadata/component/version', 'The primary component has no version.');
  }
}

function checkParts(document: JsonObject, findings: Findings): void {
  const references = new Set<string>();
  const metadata = document['metadata'];
  const primary = isObject(metadata) ? metadata['component'] : undefined;
  const at = '/metadata/component';
  const component = (value: unknown, pointer: () => string): void => {
    checkPart('component', ['type', 'name'], value, pointer, findings);
    checkReference(value, pointer, references, findings);
  };
  if (primary !== undefined) component(primary, () => at);
  walkNested(primary, at, 'components', component);
  walkNested(document, '', 'components', component);
  walkNested(document, '', 'services', (value, pointer) => {
    checkPart('service', ['name'], value, pointer, findings);
    checkReference(value, pointer, references, findings);
  });
  if (elements(document['components']).length === 0) {
    findings.warning('/components', 'The SBOM names no components.');
  }
}

function checkPart(
  what: string,
  required: readonly string[],
  value: unknown,
  pointer: () => string,
  findings: Findings,
): void {
  if (!isObject(value)) {
    findings.error(pointer(), `A ${what} must be an object.`);
    return;
  }
  for (const name of required) {
    if (typeof value[name] !== 'string') {
      findings.error(`${pointer()}/${name}`, `A ${what} must have a ${name} that is text.`);
    }
  }
  const nested = value[`${what}s`];
  if (nested !== undefined && !Array.isArray(nested)) {
    findings.error(`${pointer()}/${what}s`, `${what}s must be an array.`);
  }
}

function checkReference(
  value: unknown,
  pointer: () => string,
  seen: Set<string>,
  findings: Findings,
): void {
  const reference = isObject(value) ? value['bom-ref'] : undefined;
  if (reference === undefined) return;
  const path = (): string => `${pointer()}/bom-ref`;
  if (typeof reference !== 'string') {
    findings.error(path(), 'bom-ref must be text.');
  } else if (seen.has(reference)) {
    findings.error(path(), `bom-ref ${quote(reference)} is used twice.`);
  } else {
    seen.add(reference);
  }
}

function checkDependencies(dependencies: unknown, findings: Findings): void {
  for (const [index, value] of elements(dependencies).entries()) {
    if (!isObject(value) || typeof value['ref'] !== 'string') {
      findings.error(`/dependencies/${index}`, 'A dependency must be an object with a ref.');
    }
  }
}
