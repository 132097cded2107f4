/** What the recipe uses of React Router 7, so that it compiles without installing it. */
declare module 'react-router' {
  import type { ReactNode } from 'react';

  export function Outlet(): ReactNode;
  export function useLoaderData(): unknown;
  export function useNavigate(): (to: string) => void | Promise<void>;
}
