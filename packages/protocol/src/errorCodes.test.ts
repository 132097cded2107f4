import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorClassOf, statusOfErrorClass } from './errorClass.ts';
import { NCErrorCode } from './errorCodes.ts';

/** Code, class and status as the documentation promises them. */
const PROMISED = [
  [30001, 'transient', 13],
  [30002, 'transient', 13],
  [30010, 'transient', 13],
  [30011, 'transient', 13],
  [30012, 'transient', 13],
  [30019, 'network', 1],
  [31000, 'transient', 13],
  [31001, 'configuration', 11],
  [31002, 'configuration', 11],
  [31004, 'token', 15],
  [31005, 'configuration', 11],
  [31008, 'configuration', 11],
  [31009, 'banned', 16],
  [31010, 'kicked', 6],
  [31011, 'banned', 16],
  [31020, 'token', 15],
  [31022, 'configuration', 11],
  [31023, 'kicked', 6],
  [31029, 'deactivated', 19],
  [33001, 'usage', null],
  [33002, 'database', null],
  [33003, 'usage', null],
  [33010, 'database', null],
  [33011, 'database', null],
  [33012, 'database', null],
  [33090, 'usage', null],
  [33091, 'transient', 13],
  [33092, 'token', 15],
  [33093, 'usage', null],
  [33095, 'usage', null],
  [33094, 'replaced', 11],
  [34006, 'timeout', 14],
  [34240, 'proxy', 17],
  [34245, 'proxy', 17],
] as const;

describe('errorClassOf', () => {
  it.each(PROMISED)('puts %i in class %s, which leads to %s', (code, errorClass, status) => {
    expect(errorClassOf(code)).toBe(errorClass);
    expect(statusOfErrorClass(errorClassOf(code))).toBe(status);
  });

  it('takes an unknown code for transient with a loss, and for a configuration error with a verdict', () => {
    expect([errorClassOf(39999), errorClassOf(39999, 'loss'), errorClassOf(39999, 'verdict')]).toEqual([
      'transient',
      'transient',
      'configuration',
    ]);
  });
});

describe('NCErrorCode', () => {
  const codes = Object.values(NCErrorCode).toSorted((one, other) => one - other);

  it('has the promised codes and no other', () => {
    expect(codes).toEqual(PROMISED.map(([code]) => code).toSorted((one, other) => one - other));
  });

  it('is explained code by code in the documentation', () => {
    const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
    const headings = [...page.matchAll(/^### (\d+)$/gm)].map(([, code]) => Number(code));
    expect(headings.toSorted((one, other) => one - other)).toEqual(codes);
  });
});
