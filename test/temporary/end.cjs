const { rmSync } = require('node:fs');
const path = require('node:path');

/** A browser that is just ending may still write. */
const AGAIN = { maxRetries: 5, retryDelay: 200 };

module.exports = () => {
  const folder = process.env.TMPDIR ?? '';
  // Never a person's own.
  if (!path.basename(folder).startsWith('sbom-bridge-test-'))
    throw new Error('No folder of tests.');
  rmSync(folder, { recursive: true, force: true, ...AGAIN });
};
