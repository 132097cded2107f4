import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const page = read('../../../docs/testing.md');

describe('docs/testing.md', () => {
  it('quotes the example that runs', () => {
    const [, example] = read('faultBedExample.integration.test.ts').split(/\/\/ #(?:end)?region.*\n/);
    expect(example).toMatch(/^import /);
    expect(page).toContain(`\`\`\`ts\n${example}\`\`\`\n`);
  });

  it.each([
    ['fault', '../src/testing/faults.ts'],
    ['misbehaviour', '../src/testing/tokenCalls.ts'],
  ])('names every %s', (_, path) => {
    const types = [...read(path).matchAll(/readonly type: '(\w+)'/g)].map(([, type]) => type);
    expect(types.length).toBeGreaterThan(7);
    expect(types.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
  });
});
