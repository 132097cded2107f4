declare module 'react-refresh/runtime' {
  export function injectIntoGlobalHook(global: Window): void;
  export function register(component: unknown, id: string): void;
  export function setSignature(component: unknown, key: string, isReset: boolean): void;
  export function performReactRefresh(): void;
}
