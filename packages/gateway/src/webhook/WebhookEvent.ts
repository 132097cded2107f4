/** What the app server is told, by type; names and values are the vendor's. */
export interface WebhookData {
  readonly 'user:connection_status': {
    readonly status: ConnectionStatus;
    readonly userId: string;
    /** Unix milliseconds. */
    readonly time: number;
    readonly os: 'Websocket';
    readonly clientIp: string;
    readonly sessionId: string;
  };
  readonly 'user:activation_state': {
    readonly userId: string;
    /** The id that the Server API call was answered with. */
    readonly operateId: string;
    readonly operationType: ActivationOperation;
    readonly code: '0';
    /** Unix milliseconds. */
    readonly time: number;
  };
}
export type WebhookType = keyof WebhookData;

/** An event, the inverse of the Server API's state: there "1" is online. */
export const CONNECTION_STATUS = { online: '0', offline: '1', signedOut: '2' } as const;
export type ConnectionStatus = (typeof CONNECTION_STATUS)[keyof typeof CONNECTION_STATUS];

export const ACTIVATION = { deactivated: 0, reactivated: 1 } as const;
export type ActivationOperation = (typeof ACTIVATION)[keyof typeof ACTIVATION];

/** Queues one event; returns at once. */
export type Announce = <T extends WebhookType>(type: T, data: WebhookData[T]) => void;
