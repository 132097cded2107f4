import { formatDateTime } from './formatDateTime.ts';
import { formatNumber } from './formatNumber.ts';
import type { NexconnMessages } from './NexconnMessages.ts';

/** German. */
export const de: NexconnMessages = {
  banner: {
    connecting: 'Verbindung wird noch hergestellt…',
    reconnecting: 'Verbindung verloren. Verbinde neu…',
    noNetwork: 'Offline. Warten auf das Netzwerk…',
    unstable: 'Die Verbindung ist instabil',
    timedOut: 'Zeitüberschreitung beim Verbinden',
    sessionExpired: 'Die Sitzung ist abgelaufen',
    proxy: 'Der Proxy ist nicht erreichbar. Bitte die Einstellungen prüfen.',
    refused: (code) => `Diese App kann keine Verbindung herstellen (Fehler ${code})`,
    replaced: 'In einer neueren Kopie dieser Seite aktiv',
    restored: 'Wieder online',
    retryIn: (seconds) => `Nächster Versuch in ${formatNumber('de', seconds)} s`,
    retrying: 'Neuer Versuch läuft',
    retryNow: 'Jetzt versuchen',
    reconnect: 'Neu verbinden',
    useHere: 'Hier verwenden',
  },
  indicator: {
    0: 'Online',
    1: 'Kein Netzwerk',
    6: 'Woanders aktiv',
    10: 'Wird verbunden',
    11: 'Nicht verbunden',
    12: 'Abgemeldet',
    13: 'Wird neu verbunden',
    14: 'Zeitüberschreitung',
    15: 'Sitzung abgelaufen',
    16: 'Gesperrt',
    17: 'Proxy nicht erreichbar',
    19: 'Deaktiviert',
  },
  tokenRefresh: {
    title: 'Die Sitzung ist abgelaufen',
    text: 'Alles hier bleibt erhalten. Zum Fortfahren erneut versuchen oder abmelden.',
    retry: 'Erneut versuchen',
    signOut: 'Abmelden',
    failed: 'Das hat nicht geklappt.',
  },
  kickedOffline: {
    anotherTab: 'Das Konto ist in einem anderen Tab dieses Browsers aktiv',
    anotherDevice: 'Das Konto ist auf einem anderen Gerät aktiv',
    elsewhere: 'Das Konto ist an anderer Stelle aktiv',
    text: 'Es wurde dort geöffnet, deshalb ist diese Seite jetzt offline.',
    useHere: 'Hier verwenden',
    signOut: 'Abmelden',
    failed: 'Das hat nicht geklappt.',
  },
  sessionEnded: {
    banned: { title: 'Das Konto ist gesperrt', text: 'Derzeit ist keine Verbindung möglich.' },
    deactivated: { title: 'Das Konto wurde deaktiviert', text: 'Damit ist keine Verbindung mehr möglich.' },
    bannedUntil: (untilMs) => `Die Sperre endet am ${formatDateTime('de', untilMs)}.`,
    returnToSignIn: 'Zur Anmeldung',
  },
};
