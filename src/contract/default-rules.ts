/** What holds where nobody set anything, as the panel shows it beside what is set. */
export {
  BUILT_IN_RULES,
  INTERLYNK_PRESET,
  INTERLYNK_PRESET_WARNING,
} from '../core/environments/built-in-rules';
export { DEFAULT_EXCLUDES, DEFAULT_PATTERNS } from '../core/sbom/discover/default-patterns';
export { DEFAULT_PRODUCT_TEMPLATE } from '../core/delivery/product-name';
