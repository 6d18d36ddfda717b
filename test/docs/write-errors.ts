import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorsDocument } from './errors-document';
import { withProblems } from './problems-table';

// `npm run errors`
const docs = path.resolve(__dirname, '../../docs');
writeFileSync(path.join(docs, 'errors.md'), errorsDocument());
const selfHosting = path.join(docs, 'self-hosting.md');
writeFileSync(selfHosting, withProblems(readFileSync(selfHosting, 'utf8')));
