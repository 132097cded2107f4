import { benchSizeOfPages } from './size/benchSizeOfPages.mjs';
import { benchSizeOfPackages } from './size/benchSizeOfPackages.mjs';

/** What a page carries of us, gzipped. Needs a build. */
export async function benchSize() {
  const arePagesMet = await benchSizeOfPages();
  const arePackagesMet = await benchSizeOfPackages();
  return arePagesMet && arePackagesMet;
}
