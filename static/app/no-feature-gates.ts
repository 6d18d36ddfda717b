/**
 * Stands in for Atlassian's feature gates in Atlaskit (see the alias in vite.config.mts): every
 * gate is closed. The real client is a third of the bundle, warns when nobody sets it up, and
 * exists to report to a service that this panel has no business with.
 */
const closedGates = {
  initializeCompleted: () => false,
  checkGate: () => false,
  getExperimentValue: <T>(_experiment: string, _parameter: string, fallback: T): T => fallback,
};

// The module that this one stands in for has a default export.
export default closedGates;
