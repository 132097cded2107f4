/** A number from 0 up to `below`, always the same one for the same text. */
export function numberOf(text: string, below: number): number {
  let sum = 7;
  for (let place = 0; place < text.length; place += 1) sum = (sum * 31 + text.charCodeAt(place)) % 65_521;
  return sum % below;
}
