/** What manifest.yml names; one re-export per function. */
export { onEvent, onRepository, onLifecycle } from './forge/handlers';
export { onWork } from './forge/handlers';
export { onRetry, onReconcile, onIndex } from './forge/handlers';
export { onMergeCheck } from './forge/handlers';
export { onResolve } from './forge/handlers';
