import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { REAL_SBOMS, realSboms } from '../../real-sboms';
import { inspectJson } from './command-lab';

/** The manifest says more of serializations than we do, and what look-alikes are written in. */
const SERIALIZATIONS: Readonly<Record<string, string>> = { 'json-ld': 'json', 'rdf-xml': 'rdf' };

const files = realSboms('to inspect');

(files.length > 0 ? describe : describe.skip)('inspect of a folder of real SBOMs', () => {
  it('has a line for each that says what its manifest says', async () => {
    const { lines, code } = await inspectJson(REAL_SBOMS);
    const told = new Map(
      lines.map((line) => [path.relative(REAL_SBOMS, String(line['file'])), line]),
    );
    expect(code).toBe(1);
    for (const { file, format, serialization, version, valid, components } of files) {
      const line = told.get(file);
      expect({ file, ...line }).toMatchObject({
        file: path.join(REAL_SBOMS, file),
        format: format === 'none' ? null : format,
        valid,
        components: components ?? null,
      });
      if (format === 'none') continue;
      expect({ file, ...line }).toMatchObject({
        serialization: SERIALIZATIONS[serialization] ?? serialization,
        version,
      });
    }
  });
});
