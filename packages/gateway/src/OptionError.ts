import type { GatewayOptions } from './GatewayOptions.ts';

/** The gateway cannot start with an option as it is. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
  readonly option: keyof GatewayOptions;

  constructor(option: keyof GatewayOptions, message: string, options?: ErrorOptions) {
    super(message, options);
    this.option = option;
  }
}
