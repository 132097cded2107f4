import { injectIntoGlobalHook, performReactRefresh, register, setSignature } from 'react-refresh/runtime';

// Import this before anything of React: it hears of a refresh only through a hook that it finds when it is loaded.
injectIntoGlobalHook(window);

/**
 * What a bundler does when a component's file is saved.
 *
 * @param isOtherShape its hooks are others than before: React mounts it anew instead of keeping its state
 */
export function saveComponent<Component>(component: Component, name: string, isOtherShape = false): Component {
  register(component, name);
  setSignature(component, 'hooks', isOtherShape);
  performReactRefresh();
  return component;
}
