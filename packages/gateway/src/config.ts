import type { GatewayOptions } from './GatewayOptions.ts';
import { type Setting, SETTINGS, wantedOf } from './settings.ts';

/** A variable that stops the start; the message names it. */
export class SettingError extends Error {
  override readonly name = 'SettingError';

  constructor(setting: string, problem: string) {
    super(`${setting} ${problem}`);
  }
}

/**
 * Reads and checks every setting.
 *
 * @throws SettingError for the first one that is missing or wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): GatewayOptions {
  const options = Object.entries(SETTINGS).map(([name, setting]) => [
    setting.option,
    read(name, setting, environment[name]),
  ]);
  return Object.fromEntries(options) as GatewayOptions;
}

function read(name: string, setting: Setting, given: string | undefined): unknown {
  const value = given || setting.fallback;
  if (value === undefined) {
    if (setting.isRequired) throw new SettingError(name, 'is not set; it has no default');
    return undefined;
  }
  const option = setting.kind.fromText(value);
  if (setting.kind.isValid(option)) return option;
  throw new SettingError(name, wantedOf(setting));
}
