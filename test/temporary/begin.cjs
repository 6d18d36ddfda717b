const { mkdtempSync, realpathSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

/** Whatever a test, or a process that it starts, leaves behind lies in one folder: see end.cjs. */
module.exports = () => {
  process.env.TMPDIR = realpathSync(mkdtempSync(path.join(tmpdir(), 'sbom-bridge-test-')));
};
