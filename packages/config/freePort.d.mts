/** A port below those that systems hand out by themselves: while its program is down, nobody else gets it. */
export declare function findFreePort(): Promise<number>;
