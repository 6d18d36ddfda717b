/** Pure rules of the core that the panel applies while a destination is typed. */
export { addressProblem } from '../core/delivery/address';
export { keepsSecret } from '../core/delivery/keeps-secret';
export {
  DEFAULT_PROJECT_NAME,
  DEFAULT_PROJECT_VERSION,
  projectOf,
  projectTemplateProblem,
} from '../core/delivery/project-names';
