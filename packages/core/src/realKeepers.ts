export * from './session/keepers.ts';
export { acrossTabs as exclusive } from './platform/acrossTabs.ts';
export { inspectByHttp as inspect } from './platform/inspectByHttp.ts';
export { listenToPage } from './platform/listenToPage.ts';
