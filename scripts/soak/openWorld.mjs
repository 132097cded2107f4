import { createFaultProxy, createTokenServer } from '@nexconn-kit/core/testing/node';
import { createServerApi } from '@nexconn-kit/gateway';
import { createMember } from './createMember.mjs';
import { RESTS } from './contract.mjs';
import { startGatewayProcess } from './gatewayProcess.mjs';

const APP = { appKey: 'soak', appSecret: 'only-for-this-run' };
const ENGINES_A_NETWORK = 20;
const PASS = { type: 'pass' };

/** A part of the network that fails as one: one fault at a time, and it ends by itself. */
async function openNetwork(number, gatewayUrl) {
  const proxy = await createFaultProxy(gatewayUrl);
  const watchers = [];
  const tell = (line) => watchers.forEach((watcher) => watcher(`# ${line}`));
  let timer;
  const setFault = (fault) => {
    clearTimeout(timer);
    tell(`network: ${Object.values(fault).join(' ')}`);
    return proxy.setFault(fault);
  };
  const heal = () => setFault(PASS);
  return {
    ...{ number, proxy, watchers, tell, heal },
    url: proxy.url,
    suffer(fault, forMs) {
      void setFault(fault);
      timer = setTimeout(() => void heal(), forMs);
    },
    cut(how) {
      tell(`network: cut ${how}`);
      proxy.cut(how);
    },
  };
}

/** What the operator of an application does to users. A call that meets a gateway that is down comes to nothing. */
function createAdmin(api) {
  const touched = { banned: new Set(), deleted: new Set() };
  const call = (path, body) => api.call(path, body).catch(() => {});
  const admin = {
    ban(userId) {
      touched.banned.add(userId);
      void call('/v4/user/ban', { userIds: [userId], durationMinutes: 1 });
    },
    unban: () => {
      for (const userId of touched.banned) void call('/v4/user/unban', { userIds: [userId] });
    },
    expire: (userId) => void call('/v4/auth/access-token/expire', { userIds: [userId], expiresAt: Date.now() }),
    delete(userId) {
      touched.deleted.add(userId);
      void call('/v4/user/soft-delete', { userIds: [userId] });
    },
    restore: () => {
      for (const userId of touched.deleted) void call('/v4/user/restore', { userIds: [userId] });
    },
  };
  const pardonAll = async () => {
    for (const userId of touched.banned) await api.call('/v4/user/unban', { userIds: [userId] });
    for (const userId of touched.deleted) await api.call('/v4/user/restore', { userIds: [userId] });
  };
  return { admin, pardonAll };
}

async function openNetworks(engines, gatewayUrl) {
  const numbers = Array.from({ length: Math.ceil(engines / ENGINES_A_NETWORK) }, (_, number) => number);
  return Promise.all(numbers.map((number) => openNetwork(number, gatewayUrl)));
}

/** Everything of one soak: a gateway, the networks before it, a token endpoint and the engines. */
export async function openWorld({ engines, random, dataDir, accuse }) {
  const onSelfEnded = (said) => accuse({ name: 'the gateway', what: 'ended by itself', story: [said] });
  const gateway = await startGatewayProcess({ app: APP, dataDir, onSelfEnded });
  const api = createServerApi({ url: gateway.url, ...APP });
  const issue = async (userId) => (await api.call('/v4/auth/access-token/issue', { userId, name: userId })).accessToken;
  const tokens = await createTokenServer({ issue: ({ path }) => issue(path.split('/').at(-1)) });
  const networks = await openNetworks(engines, gateway.url);
  const members = Array.from({ length: engines }, (_, number) => {
    const network = networks[number % networks.length];
    return createMember(number, { app: APP, network, tokensUrl: tokens.url, issue, accuse });
  });
  const { admin, pardonAll } = createAdmin(api);
  let restarting;
  const blameAct = (error) => accuse({ name: 'an application', what: String(error.stack), story: [] });
  return {
    ...{ random, gateway, api, tokens, networks, members, admin },
    isResting: ({ engine }) => RESTS.has(engine.getConnectionStatus()),
    run: (act) => void act().catch(blameAct),
    restartGateway(signal, downMs) {
      for (const { tell } of networks) tell(`gateway: ${signal}`);
      restarting ??= gateway.restart(signal, downMs).finally(() => (restarting = undefined));
    },
    /** Ends all trouble: what is down comes up, who is banned or deleted is pardoned. */
    async makePeace() {
      tokens.behave();
      await Promise.all(networks.map(({ heal }) => heal()));
      await restarting;
      await pardonAll();
    },
    async close() {
      await Promise.all(members.map(({ leave }) => leave()));
      await Promise.all(networks.map(({ proxy }) => proxy.close()));
      await tokens.close();
      await gateway.stop('SIGTERM');
    },
  };
}
