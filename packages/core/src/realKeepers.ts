export * from './session/keepers.ts';
export { listenToPage } from './platform/listenToPage.ts';
