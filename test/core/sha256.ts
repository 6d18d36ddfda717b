import { createHash } from 'node:crypto';
import type { Sha256 } from '../../src/core/ports';

/** The real digest, for code that takes it as a port. */
export const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');
