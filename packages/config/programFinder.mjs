import { existsSync } from 'node:fs';

/**
 * Finds a program of this machine that tests need.
 *
 * @param name of the program, for people
 * @param variable of the environment that may name its path, and then must name one that exists
 * @param candidates paths to try, best first
 * @param uses what cannot start without it
 */
export function programFinder({ name, variable, candidates, uses }) {
  const find = () => {
    const named = process.env[variable];
    if (!named) return candidates.find((path) => existsSync(path));
    if (existsSync(named)) return named;
    throw new Error(
      `${variable} names ${named}, and there is no such file. ${uses} cannot start. Correct the path or unset it.`,
    );
  };
  const path = () => {
    const found = find();
    if (found !== undefined) return found;
    throw new Error(
      `No ${name} was found. ${uses} cannot start. Install ${name}, set ${variable}, or run \`npm test\` as root, which fetches one with apt.`,
    );
  };
  return { find, path };
}
