/** The nginx on this machine, or undefined. `NGINX_PATH` goes first and must exist when it is set. */
export declare function findNginx(): string | undefined;
/** The nginx on this machine. @throws Error when there is none; `npm test` fetches one where it may */
export declare function nginxPath(): string;
