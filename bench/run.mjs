import { benchConnectTime } from './connectTime.mjs';
import { benchDeadLink } from './deadLink.mjs';
import { benchGateway } from './gateway.mjs';
import { benchMessages } from './messages.mjs';
import { benchMessageList } from './messageList.mjs';
import { benchOutage } from './outage.mjs';
import { benchReaders } from './readers.mjs';
import { benchServerApi } from './serverApi.mjs';
import { benchSize } from './size.mjs';
import { benchThunderingHerd } from './thunderingHerd.mjs';
import { benchTransitions } from './transitions.mjs';

/** `pnpm bench [name …]`: all of them, or those named. Needs a build. */
const BENCHES = {
  connectTime: benchConnectTime,
  size: benchSize,
  readers: benchReaders,
  messageList: benchMessageList,
  transitions: benchTransitions,
  gateway: benchGateway,
  deadLink: benchDeadLink,
  outage: benchOutage,
  serverApi: benchServerApi,
  messages: benchMessages,
  thunderingHerd: benchThunderingHerd,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
let isMet = true;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) isMet = (await bench()) && isMet;
}
process.exitCode = isMet ? 0 : 1;
