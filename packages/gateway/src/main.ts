#!/usr/bin/env node
import { readSettings, SettingError } from './config.ts';
import { createGateway, type Gateway } from './createGateway.ts';
import { OptionError } from './OptionError.ts';
import { settingOf } from './settings.ts';

/** A stop that takes longer is cut short. */
const LONGEST_STOP_MS = 30_000;

function stopOnSignal(gateway: Gateway): void {
  const stop = (): void => {
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    void gateway.close().then(() => process.exit(0));
  };
  // Once each: who asks a second time does not want to wait.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function explain(error: unknown): string {
  if (error instanceof SettingError) return error.message;
  if (error instanceof OptionError) return `${settingOf(error.option)}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  stopOnSignal(await createGateway(readSettings(process.env)));
} catch (error) {
  console.error(`nexconn-gateway cannot start. ${explain(error)}`);
  process.exitCode = 1;
}
