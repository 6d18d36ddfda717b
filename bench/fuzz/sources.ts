import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { utf8 } from '../../test/core/sbom/fixtures/encodings';
import { shopCycloneDx, shopCycloneDxXml } from '../../test/core/sbom/fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue, shopSpdxYaml } from '../../test/core/sbom/fixtures/shop-spdx';
import { shopSpdx3 } from '../../test/core/sbom/fixtures/shop-spdx3';
import { shopSpdxRdf, shopSpdxXml } from '../../test/core/sbom/fixtures/shop-spdx-xml';
import type { Source } from './mutate';

type Sources = [Source, ...Source[]];

/** One small document of every format and serialization. */
export function smallSources(): Sources {
  const source = (name: string, content: unknown): Source => ({ name, bytes: utf8(content) });
  return [
    source('CycloneDX 1.2', shopCycloneDx('1.2')),
    ...['1.4', '1.6', '1.7'].map((version) =>
      source(`CycloneDX ${version}`, shopCycloneDx(version)),
    ),
    ...['1.0', '1.1', '1.6'].map((version) =>
      source(`CycloneDX ${version} XML`, shopCycloneDxXml(version)),
    ),
    source('SPDX 2.2', shopSpdx('2.2')),
    source('SPDX 2.3', shopSpdx()),
    source('SPDX tag-value', shopSpdxTagValue()),
    source('SPDX YAML', shopSpdxYaml()),
    source('SPDX XML', shopSpdxXml()),
    source('SPDX RDF', shopSpdxRdf()),
    source('SPDX 3', shopSpdx3()),
  ];
}

/** The small ones, and every file below the folder where it exists, in a fixed order. */
export function allSources(corpus: string): Sources {
  const sources = smallSources();
  if (!existsSync(corpus)) return sources;
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names) {
    const file = join(corpus, name);
    if (name !== 'manifest.json' && statSync(file).isFile()) {
      sources.push({ name, bytes: readFileSync(file) });
    }
  }
  return sources;
}
