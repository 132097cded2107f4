/** Each turns the text of a variable into a value, or throws an Error that says what the text should be. */

export const text = (value: string): string => value;

export const amount =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new Error(`a whole number from ${least} to ${most}`);
  };

const ON_OFF: Readonly<Record<string, boolean>> = { on: true, off: false };

export function onOff(value: string): boolean {
  const isOn = ON_OFF[value];
  if (isOn === undefined) throw new Error('on or off');
  return isOn;
}

/** Origins between commas, such as `https://app.example.com`. */
export function absoluteOrigins(value: string): readonly string[] {
  return value.split(',').map((part) => {
    const origin = part.trim();
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error('origins between commas, such as https://app.example.com, without a path');
    }
    return origin;
  });
}
