import { defaultClientConditions, defaultServerConditions } from 'vite';

/** Workspace packages resolve to their `src`, in the page and in Node, so that no test or story runs a stale build. */
export const fromSource = {
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
};
