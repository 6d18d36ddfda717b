const { chmodSync, mkdtempSync, realpathSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

/** Whatever a test, or a process that it starts, leaves behind lies in one folder: see end.cjs. */
module.exports = () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sbom-bridge-test-')));
  // As open as where it lies: a test looks what other users may read.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
};
