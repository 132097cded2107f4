import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse, parseAllDocuments } from 'yaml';
import { nginxPath } from '../packages/config/nginx.mjs';
import { SETTINGS } from '../packages/gateway/dist/settings.js';
import { ROOT, tool } from './lib.mjs';
import { run } from './run.mjs';

const HOME = 'docs/deploy';
/** An order of keys that is not ours. */
const OTHER_TASTE = 'service-keys-order';

const read = (name) => readFileSync(join(ROOT, HOME, name), 'utf8');

/** Looks at what `docs/deploy` holds, without an engine to run it. Needs a build. @throws Error with what is wrong */
export async function checkDeploy() {
  const problems = [
    ...dockerfileProblems(read('Dockerfile')),
    ...(await kubernetesProblems(read('kubernetes.yaml'))),
    ...settingProblems(),
  ];
  if (problems.length > 0) throw new Error(`${HOME}:\n  ${problems.join('\n  ')}`);
  await tool('dclint', 'dclint', [join(HOME, 'compose.yaml'), '--max-warnings', '0', '--disable-rule', OTHER_TASTE]);
  await checkNginx(read('nginx.conf'));
}

function dockerfileProblems(text) {
  return validate(text).map(({ message, range }) => `Dockerfile:${range.start.line + 1}: ${JSON.stringify(message)}`);
}

async function kubernetesProblems(text) {
  const documents = parseAllDocuments(text, { strict: true });
  const found = [];
  for (const document of documents) {
    const { apiVersion, kind, ...rest } = document.toJS();
    const models = await import(`kubernetes-models/${apiVersion}`);
    try {
      new models[kind](rest).validate();
    } catch (error) {
      found.push(`kubernetes.yaml: ${kind}: ${error.message}`);
    }
  }
  return found;
}

/** A misspelt setting would silently be none; a secret in a file would not stay one. */
function settingProblems() {
  const known = new Set(Object.keys(SETTINGS));
  const compose = parse(read('compose.yaml'), { merge: true }).services['gateway-1'].environment;
  const [deployment] = parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS());
  const { env } = deployment.spec.template.spec.containers[0];
  const open = env.filter(({ name, value }) => /SECRET|KEY|_URL/.test(name) && value !== undefined);
  return [
    ...[...Object.keys(compose), ...env.map(({ name }) => name)]
      .filter((name) => !known.has(name))
      .map((name) => `the gateway has no setting ${name}`),
    ...open.map(({ name }) => `kubernetes.yaml: ${name} stands in the file; refer to a secret`),
  ];
}

/** nginx looks its upstreams up when it starts, and outside of the compose file nobody has their names. */
async function checkNginx(text) {
  const home = mkdtempSync(join(tmpdir(), 'nexconn-nginx-'));
  const file = join(home, 'nginx.conf');
  writeFileSync(file, `pid ${home}/pid;\nerror_log stderr;\n${text.replace(/gateway-\d:/g, '127.0.0.1:')}`);
  await run(nginxPath(), ['-t', '-p', home, '-c', file], { cwd: home, env: process.env });
  rmSync(home, { recursive: true });
}
