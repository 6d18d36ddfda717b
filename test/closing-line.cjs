/** Closes a test run with one plain line of figures, below Jest's own summary. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, ...results }) {
    // A file that does not even load has no tests to count.
    const failed = numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
  }
};
