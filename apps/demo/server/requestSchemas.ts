/** As the gateway's Server API has it: 1 to 64 letters, digits and `+ = - _`. */
const userId = { type: 'string', pattern: '^[A-Za-z0-9+=_-]{1,64}$' } as const;

/** `?device=phone-1` makes a second client of one browser, with a session of its own. */
export const deviceQuery = {
  type: 'object',
  properties: { device: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,32}$' } },
} as const;

export const userBody = { type: 'object', required: ['userId'], properties: { userId } } as const;

/** As the gateway's Server API has it: 1 to 64 letters and digits. */
export const groupBody = {
  type: 'object',
  required: ['channelId'],
  properties: { channelId: { type: 'string', pattern: '^[A-Za-z0-9]{1,64}$' } },
} as const;

export const banBody = {
  type: 'object',
  required: ['userId', 'durationMinutes'],
  properties: { userId, durationMinutes: { type: 'integer', minimum: 1, maximum: 43_200 } },
} as const;
