import { formatDateTime } from './formatDateTime.ts';
import { formatNumber } from './formatNumber.ts';
import { fullStop } from './fullStop.ts';
import type { NexconnMessages } from './NexconnMessages.ts';

/** Spanish. */
export const es: NexconnMessages = {
  banner: {
    connecting: 'Aún conectando…',
    reconnecting: 'Conexión perdida. Reconectando…',
    noNetwork: 'Sin conexión. Esperando la red…',
    unstable: 'La conexión es inestable',
    timedOut: 'No se pudo conectar a tiempo',
    sessionExpired: 'La sesión ha caducado',
    proxy: 'No se puede acceder al proxy. Revisa su configuración.',
    refused: (code) => `Esta aplicación no puede conectarse (error ${code})`,
    replaced: 'En uso en una copia más reciente de esta página',
    restored: 'De nuevo en línea',
    retryIn: (seconds) => `Próximo intento en ${formatNumber('es', seconds)} s`,
    retrying: 'Intentándolo ahora',
    retryNow: 'Reintentar ahora',
    reconnect: 'Reconectar',
    useHere: 'Usar aquí',
  },
  indicator: {
    0: 'En línea',
    1: 'Sin red',
    6: 'En uso en otro lugar',
    10: 'Conectando',
    11: 'Sin conectar',
    12: 'Sesión cerrada',
    13: 'Reconectando',
    14: 'Tiempo agotado',
    15: 'Sesión caducada',
    16: 'Bloqueada',
    17: 'Proxy inaccesible',
    19: 'Desactivada',
  },
  tokenRefresh: {
    title: 'La sesión ha caducado',
    text: 'Tu trabajo aquí se conserva. Vuelve a intentarlo para continuar o cierra sesión.',
    retry: 'Reintentar',
    signOut: 'Cerrar sesión',
    failed: 'No ha funcionado.',
  },
  kickedOffline: {
    anotherTab: 'La cuenta está activa en otra pestaña de este navegador',
    anotherDevice: 'La cuenta está activa en otro dispositivo',
    elsewhere: 'La cuenta está activa en otro lugar',
    text: 'Se abrió allí, así que esta página se ha desconectado.',
    useHere: 'Usar aquí',
    signOut: 'Cerrar sesión',
    failed: 'No ha funcionado.',
  },
  sessionEnded: {
    banned: { title: 'La cuenta está bloqueada', text: 'Por ahora no es posible conectarse.' },
    deactivated: { title: 'La cuenta se ha desactivado', text: 'Ya no es posible conectarse con ella.' },
    bannedUntil: (untilMs) => fullStop(`El bloqueo termina el ${formatDateTime('es', untilMs)}`),
    returnToSignIn: 'Volver a iniciar sesión',
  },
};
