import path from 'node:path';

/** Where the compiled schemas are. */
export const GENERATED = path.resolve(__dirname, '../../src/core/sbom/validate/schemas/generated');
