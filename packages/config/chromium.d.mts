/** Where the browser that `npm test` fetches for itself is unpacked. */
export declare const OWN_CHROMIUM: string;

/** Keeps the browser on this machine: its own start-up look-ups find no host, and nothing leaves over QUIC. */
export declare const CHROMIUM_ARGS: string[];

/** The browser on this machine, or undefined. `CHROMIUM_PATH` goes first and must exist when it is set. */
export declare function findChromium(): string | undefined;

/** The browser on this machine. @throws Error when there is none; `npm test` fetches one by itself. */
export declare function chromiumPath(): string;
