import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findingsDocument } from './findings-document';

// `npm run findings`
writeFileSync(path.resolve(__dirname, '../../docs/findings.md'), findingsDocument());
