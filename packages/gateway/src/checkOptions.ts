import type { GatewayOptions } from './GatewayOptions.ts';
import { OptionError } from './OptionError.ts';
import { SETTINGS, wantedOf } from './settings.ts';

/**
 * Holds options to what the program's settings are held to.
 *
 * @throws OptionError for the first one that is missing or wrong
 */
export function checkOptions(options: GatewayOptions): void {
  for (const setting of Object.values(SETTINGS)) {
    const value: unknown = options[setting.option];
    if (value === undefined ? setting.isRequired : !setting.kind.isValid(value)) {
      throw new OptionError(setting.option, `${wantedOf(setting)}.`);
    }
  }
  if (options.redisUrl !== undefined && options.databaseUrl === undefined) {
    throw new OptionError('redisUrl', 'is given without databaseUrl; nodes that keep data apart cannot be a cluster.');
  }
}
