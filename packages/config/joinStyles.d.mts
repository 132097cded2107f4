/** A stylesheet with each `@import` of a neighbour replaced by its text, so that users get one file. */
export declare function joinStyles(file: string): string;
