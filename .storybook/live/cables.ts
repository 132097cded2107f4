import { USER_ID, type LiveScene, type Pulled } from './createLiveScene.ts';

const BAN_MS = 120_000;

/** One of several positions. */
export interface ChoiceCable {
  readonly kind: 'choice';
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly read: (pulled: Pulled) => string;
  readonly set: (scene: LiveScene, value: string) => void;
}

/** On or off. */
export interface SwitchCable {
  readonly kind: 'switch';
  readonly label: string;
  readonly read: (pulled: Pulled) => boolean;
  readonly set: (scene: LiveScene, isOn: boolean) => void;
}

/** Something that happens once. */
export interface ButtonCable {
  readonly kind: 'button';
  readonly label: string;
  readonly press: (scene: LiveScene) => void;
}

export type Cable = ChoiceCable | SwitchCable | ButtonCable;

export interface CableGroup {
  readonly title: string;
  readonly hint: string;
  readonly cables: readonly Cable[];
}

type Text = keyof { readonly [K in keyof Pulled as Pulled[K] extends string ? K : never]: 1 };
type Flag = keyof { readonly [K in keyof Pulled as Pulled[K] extends boolean ? K : never]: 1 };

const nothing = (): void => {};
const choice = (
  label: string,
  name: Text,
  options: ChoiceCable['options'],
  also: (scene: LiveScene) => void = nothing,
): ChoiceCable => ({
  ...{ kind: 'choice', label, options },
  read: (pulled) => pulled[name],
  set(scene, value) {
    scene.pull({ [name]: value });
    also(scene);
  },
});
const flag = (label: string, name: Flag, also: (scene: LiveScene, isOn: boolean) => void = nothing): SwitchCable => ({
  ...{ kind: 'switch', label },
  read: (pulled) => pulled[name],
  set(scene, isOn) {
    scene.pull({ [name]: isOn });
    also(scene, isOn);
  },
});
const button = (label: string, press: ButtonCable['press']): ButtonCable => ({ kind: 'button', label, press });

const goOffline = ({ surroundings }: LiveScene, isOffline: boolean): void => {
  surroundings.isOnline = !isOffline;
  surroundings.signal(isOffline ? 'offline' : 'online');
};
const stopOrStart = ({ gateway }: LiveScene, isDown: boolean): void => (isDown ? gateway.stop() : gateway.start());
const redial = (scene: LiveScene): void => {
  scene.connect();
  scene.gateway.network.cut();
};
const joinOnly = (scene: LiveScene): void => scene.connect();

const OFFLINE = flag('Offline', 'isOffline', goOffline);
const DOWN = flag('Down', 'isDown', stopOrStart);

/** What a visitor can pull, and where it hangs. */
export const CABLE_GROUPS: readonly CableGroup[] = [
  {
    title: 'Network',
    hint: 'Between this page and the gateway.',
    cables: [
      choice('Cable', 'cable', [
        ['whole', 'Whole'],
        ['slow', 'Slow'],
        ['hole', 'Black hole'],
        ['cut', 'Cut'],
      ]),
      button('Drop the link', ({ gateway }) => gateway.network.cut()),
    ],
  },
  {
    title: 'Gateway',
    hint: 'A drain names a window in which to come back.',
    cables: [
      DOWN,
      button('Drain, 4 s', ({ gateway }) => gateway.drain(4_000)),
      flag('App key blocked', 'isBlocked', ({ gateway }) => gateway.network.cut()),
    ],
  },
  {
    title: 'Token',
    hint: 'How your app server answers, at the next question.',
    cables: [
      choice('Endpoint', 'tokenAnswer', [
        ['token', 'Answers'],
        ['error', 'Fails'],
        ['nothing', 'Silent'],
        ['signedOut', 'Stops'],
      ]),
      button('Expire, then drop', ({ gateway }) => {
        gateway.expireTokens(USER_ID);
        gateway.network.cut();
      }),
      flag('Lives 20 s', 'hasShortTokens', ({ gateway }) => {
        gateway.expireTokens(USER_ID);
        gateway.network.cut();
      }),
    ],
  },
  {
    title: 'Device',
    hint: 'Waking up asks a silent link for a sign of life.',
    cables: [OFFLINE, button('Wake the page', ({ surroundings }) => surroundings.signal('awake'))],
  },
  {
    title: 'Account',
    hint: 'What an operator does through the Server API.',
    cables: [
      flag('Banned, 2 min', 'isBanned', ({ gateway }, isOn) =>
        isOn ? gateway.ban(USER_ID, BAN_MS) : gateway.unban(USER_ID),
      ),
      flag('Deactivated', 'isDeactivated', ({ gateway }, isOn) =>
        isOn ? gateway.deactivate(USER_ID) : gateway.restore(USER_ID),
      ),
    ],
  },
  {
    title: 'Another client',
    hint: 'Five kicks in a minute, and the holder stays.',
    cables: [
      button('Kick from another tab', ({ gateway }) => void gateway.takeSeat(USER_ID, { isSameBrowser: true })),
      button('Kick from a phone', ({ gateway }) => void gateway.takeSeat(USER_ID, { isSameBrowser: false })),
    ],
  },
  {
    title: 'Relay',
    hint: 'A proxy in front of the gateway.',
    cables: [
      choice(
        'Proxy',
        'relay',
        [
          ['none', 'None'],
          ['works', 'Works'],
          ['silent', 'Silent'],
          ['stranger', 'Stranger'],
        ],
        redial,
      ),
    ],
  },
  {
    title: 'Engine',
    hint: 'What your code calls.',
    cables: [
      button('connect', (scene) => {
        scene.pull({ isSignedIn: true });
        scene.connect();
      }),
      button('resume', ({ engine }) => void engine.resume()),
      button('reconnectNow', ({ engine }) => engine.reconnectNow()),
      button('disconnect', ({ engine }) => void engine.disconnect()),
      flag('timeout: 10 s', 'hasTimeout', joinOnly),
    ],
  },
];

/** Everyday stories that take some seconds and end well. */
export const SCENES: readonly ButtonCable[] = [
  button('Ride the lift', (scene) => {
    OFFLINE.set(scene, true);
    scene.later(6_000, () => OFFLINE.set(scene, false));
  }),
  button('Deploy the gateway', (scene) => {
    scene.gateway.drain(5_000);
    DOWN.set(scene, true);
    scene.later(4_000, () => DOWN.set(scene, false));
  }),
  button('Lose the session', (scene) => {
    scene.pull({ tokenAnswer: 'signedOut' });
    scene.gateway.expireTokens(USER_ID);
    scene.gateway.network.cut();
    scene.later(4_000, () => scene.pull({ tokenAnswer: 'token' }));
  }),
];
