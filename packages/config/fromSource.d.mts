interface Conditions {
  conditions: string[];
}

/** Workspace packages resolve to their `src`, in the page and in Node, so that no test or story runs a stale build. */
export declare const fromSource: { resolve: Conditions; ssr: { resolve: Conditions } };
