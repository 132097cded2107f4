import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { ROOT } from './lib.mjs';

const REPORTS = join(ROOT, 'docs/api');
const NEW_REPORTS = join(ROOT, 'node_modules/.tools/api');
const SILENT = { default: { logLevel: 'none' } };

/** The packages that users install, each with its entries: name of the report, and the built types. */
function packages() {
  return readdirSync(join(ROOT, 'packages')).flatMap((folder) => {
    const home = join(ROOT, 'packages', folder);
    const { private: isPrivate, exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    if (isPrivate) return [];
    const entries = Object.entries(exports)
      .filter(([, { types }]) => types !== undefined)
      .map(([entry, { types }]) => ({
        name: (folder + entry.slice(1)).replaceAll('/', '-'),
        types: join(home, types),
      }));
    return [{ home, entries }];
  });
}

const configOf = (home, { name, types }) =>
  ExtractorConfig.prepare({
    packageJsonFullPath: join(home, 'package.json'),
    configObject: {
      projectFolder: home,
      mainEntryPointFilePath: types,
      compiler: { tsconfigFilePath: join(home, 'tsconfig.build.json') },
      apiReport: { enabled: true, reportFolder: REPORTS, reportTempFolder: NEW_REPORTS, reportFileName: name },
      messages: { extractorMessageReporting: SILENT, compilerMessageReporting: SILENT, tsdocMessageReporting: SILENT },
    },
  });

/** Names of the entries that are not as their report says. @param localBuild whether the report is written anew then */
function compare(localBuild) {
  mkdirSync(REPORTS, { recursive: true });
  return packages().flatMap(({ home, entries }) => {
    const additionalEntryPoints = entries.map(({ types }) => types);
    const compilerState = CompilerState.create(configOf(home, entries[0]), { additionalEntryPoints });
    const options = { localBuild, compilerState, messageCallback: (message) => void (message.handled = true) };
    return entries
      .filter((entry) => Extractor.invoke(configOf(home, entry), options).apiReportChanged)
      .map(({ name }) => name);
  });
}

export const differingApiReports = () => compare(false);
export const acceptApiReports = () => compare(true);
