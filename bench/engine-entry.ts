// What the app uses of the SBOM engine; bench/bundle-size.ts bundles this and looks at its size.
export { compare } from '../src/core/sbom/compare/compare';
export { selectSboms } from '../src/core/sbom/discover/discover';
export { readSbom } from '../src/core/sbom/read-sbom';
export { score } from '../src/core/sbom/score/score';
export { stamp } from '../src/core/sbom/stamp/stamp';
export { toInventory } from '../src/core/sbom/summary/inventory';
