/** The App Secrets of an application, before and after a rotation. */
export interface AppSecrets {
  readonly appSecret: string;
  /** The one before a rotation. Absent: what it signed is void. */
  readonly previousAppSecret?: string | undefined;
  /** When the previous one stops to count, Unix milliseconds; absent: never. */
  readonly previousAppSecretUntilMs?: number | undefined;
}

/** Those that count at `nowMs`, the one that signs first. */
export function secretsAt(secrets: AppSecrets, nowMs: number): readonly string[] {
  const { appSecret, previousAppSecret, previousAppSecretUntilMs = Infinity } = secrets;
  return previousAppSecret === undefined || nowMs >= previousAppSecretUntilMs
    ? [appSecret]
    : [appSecret, previousAppSecret];
}
