import type { NCConnectionStatus } from '@nexconn-kit/core';

/** What `ConnectionBanner` says. A status whose words do not change is heard once, however often it is retried. */
export interface BannerMessages {
  /** First connection, taking longer than the grace period. */
  readonly connecting: string;
  readonly reconnecting: string;
  readonly noNetwork: string;
  /** It came back and broke again before it was stable. */
  readonly unstable: string;
  readonly timedOut: string;
  readonly sessionExpired: string;
  readonly proxy: string;
  /** Refused for a configuration reason. */
  readonly refused: (code: number) => string;
  /** A newer page of the same tab took the session over. */
  readonly replaced: string;
  readonly restored: string;
  /** Seen, not heard: beside the message while a retry is scheduled. */
  readonly retryIn: (seconds: number) => string;
  /** Seen, not heard: in the countdown's place while an attempt runs. */
  readonly retrying: string;
  readonly retryNow: string;
  readonly reconnect: string;
  readonly useHere: string;
}

/** What `ConnectionIndicator` says: a word or two for each status. */
export type IndicatorMessages = Readonly<Record<NCConnectionStatus, string>>;

/** What `TokenRefreshBoundary` says in its own fallback. */
export interface TokenRefreshMessages {
  readonly title: string;
  readonly text: string;
  readonly retry: string;
  readonly signOut: string;
  /** After a retry that led back here. */
  readonly failed: string;
}

export interface NoticeText {
  readonly title: string;
  readonly text: string;
}

/** What `KickedOfflineModal` says: a title for each place that the other client can be, and one text. */
export interface KickedOfflineMessages {
  readonly anotherTab: string;
  readonly anotherDevice: string;
  /** The gateway did not say where. */
  readonly elsewhere: string;
  readonly text: string;
  readonly useHere: string;
  readonly signOut: string;
  /** After a try to use it here that led back here. */
  readonly failed: string;
}

/** What `SessionEndedDialog` says. */
export interface SessionEndedMessages {
  readonly banned: NoticeText;
  readonly deactivated: NoticeText;
  /** @param untilMs when the ban ends by itself, Unix milliseconds */
  readonly bannedUntil: (untilMs: number) => string;
  readonly returnToSignIn: string;
}

/** Every text of the kit in one language; each component takes its own part through `messages`. */
export interface NexconnMessages {
  readonly banner: BannerMessages;
  readonly indicator: IndicatorMessages;
  readonly tokenRefresh: TokenRefreshMessages;
  readonly kickedOffline: KickedOfflineMessages;
  readonly sessionEnded: SessionEndedMessages;
}
