/** What a setting may be: read from the text of a variable, or given as an option. */
export interface SettingKind {
  /** In words, after "must be". */
  readonly wanted: string;
  /** The value a text stands for; whatever it makes of a wrong text is not valid. */
  fromText(text: string): unknown;
  isValid(value: unknown): boolean;
}

export const text: SettingKind = {
  wanted: 'a text that is not empty',
  fromText: (given) => given,
  isValid: (value) => typeof value === 'string' && value !== '',
};

export const amount = (least: number, most: number): SettingKind => ({
  wanted: `a whole number from ${least} to ${most}`,
  fromText: (given) => (/^\d+$/.test(given) ? Number(given) : given),
  isValid: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

const ON_OFF: Readonly<Record<string, boolean>> = { on: true, off: false };

export const onOff: SettingKind = {
  wanted: 'on or off (true or false as an option)',
  fromText: (given) => ON_OFF[given],
  isValid: (value) => typeof value === 'boolean',
};

/** Several between commas, such as `https://app.example.com`. */
export const origins: SettingKind = {
  wanted: 'origins (between commas as a variable), such as https://app.example.com, without a path',
  fromText: (given) => given.split(',').map((part) => part.trim()),
  isValid: (value) => Array.isArray(value) && value.every(isOrigin),
};

function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}

export const postgresUrl: SettingKind = {
  wanted: 'a URL such as postgres://user:password@host:5432/database',
  fromText: (given) => given,
  isValid: (value) => typeof value === 'string' && /^postgres(ql)?:\/\/./.test(value) && URL.canParse(value),
};

export const redisUrl: SettingKind = {
  wanted: 'a URL such as redis://user:password@host:6379',
  fromText: (given) => given,
  isValid: (value) => typeof value === 'string' && /^rediss?:\/\/./.test(value) && URL.canParse(value),
};

export const oneOf = (words: readonly string[]): SettingKind => ({
  wanted: `one of ${words.join(', ')}`,
  fromText: (given) => given,
  isValid: (value) => typeof value === 'string' && words.includes(value),
});

/** One that can be posted to: it names no user, whom a request could not carry in its URL. */
export const httpUrl: SettingKind = {
  wanted: 'an http or https URL without a user',
  fromText: (given) => given,
  isValid: (value) => typeof value === 'string' && /^https?:\/\/./.test(value) && isAnonymous(value),
};

function isAnonymous(url: string): boolean {
  const { username, password } = URL.canParse(url) ? new URL(url) : { username: url, password: '' };
  return username + password === '';
}

/** A moment, such as `2030-01-31T12:00:00Z`; as an option Unix milliseconds. */
export const moment: SettingKind = {
  wanted: 'a moment with its time zone, such as 2030-01-31T12:00:00Z (Unix milliseconds as an option)',
  fromText: (given) => (/T.*(Z|[+-]\d{2}:\d{2})$/.test(given) ? Date.parse(given) : undefined),
  isValid: (value) => Number.isInteger(value) && Number(value) > 0,
};
