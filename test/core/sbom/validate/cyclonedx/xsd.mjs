/**
 * Holds CycloneDX XML against the official XSD, in a process of its own: the library is an ES
 * module with WebAssembly, which Jest's CommonJS cannot load.
 *
 * in: JSON, a list of `{ version, xml }`; out: JSON, for each of them null or the first complaint.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();
const manifest = createRequire(import.meta.url).resolve(
  '@cyclonedx/cyclonedx-library/package.json',
);
const schemas = path.join(path.dirname(manifest), 'res/schema');
const validators = new Map();

async function validatorOf(version) {
  const known = validators.get(version);
  if (known !== undefined) return known;
  const file = path.join(schemas, `bom-${version}.SNAPSHOT.xsd`);
  const { readFile } = await import('node:fs/promises');
  const schema = XmlDocument.fromBuffer(await readFile(file), { url: pathToFileURL(file).href });
  const validator = XsdValidator.fromDoc(schema);
  validators.set(version, validator);
  return validator;
}

const verdicts = [];
for (const { version, xml } of JSON.parse(await text(process.stdin))) {
  const validator = await validatorOf(version);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    verdicts.push(null);
  } catch (error) {
    verdicts.push(error.message.split('\n')[0]);
  } finally {
    document.dispose();
  }
}
process.stdout.write(JSON.stringify(verdicts));
