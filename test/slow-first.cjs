const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Most of their time is waiting; begun last, one of them would run alone at the end. */
const SLOW = ['chaos', 'e2e/command-line', 'browser', 'e2e', 'forge', 'host'];

/**
 * The folders that take long first. On a fresh clone Jest knows no durations yet and goes by the
 * size of the files, which has nothing to do with them.
 */
module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path: file }) => {
      const name = path.relative(__dirname, file).replaceAll(path.sep, '/');
      const found = SLOW.findIndex((prefix) => name.startsWith(prefix));
      return found === -1 ? SLOW.length : found;
    };
    // What Jest knows orders the files of a folder.
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
