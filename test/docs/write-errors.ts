import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorsDocument } from './errors-document';

// `npm run errors`
writeFileSync(path.resolve(__dirname, '../../docs/errors.md'), errorsDocument());
