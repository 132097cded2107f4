import type { NexconnMessages } from '@nexconn-kit/ui';

/** No language: long German and long Thai in turns, for looks. German has long words, Thai has no spaces to break at. */
export const longWords: NexconnMessages = {
  banner: {
    connecting: 'Der Verbindungsaufbau zur Nachrichtenübermittlungsplattform dauert weiterhin an…',
    reconnecting: 'Die Netzwerkverbindung wurde unterbrochen. Die Verbindungswiederherstellung läuft im Hintergrund…',
    noNetwork: 'อุปกรณ์ของคุณไม่ได้เชื่อมต่อกับเครือข่ายในขณะนี้กรุณารอสักครู่จนกว่าจะมีสัญญาณเครือข่ายอีกครั้ง…',
    unstable: 'การเชื่อมต่อเครือข่ายขาดหายไปชั่วคราวและยังไม่เสถียรในขณะนี้',
    timedOut: 'Verbindungswiederherstellungsversuchszeitüberschreitung',
    sessionExpired: 'เซสชันการเข้าสู่ระบบของคุณหมดอายุแล้วกรุณาเข้าสู่ระบบใหม่อีกครั้งเพื่อดำเนินการต่อ',
    proxy: 'Der Proxyserver ist nicht erreichbar. Bitte die Netzwerkverbindungseinstellungen überprüfen.',
    refused: (code) => `แอปพลิเคชันนี้ไม่สามารถเชื่อมต่อกับเซิร์ฟเวอร์ได้เนื่องจากการตั้งค่าไม่ถูกต้อง (ข้อผิดพลาด ${code})`,
    replaced: 'Diese Sitzung wird in einer neueren Kopie dieser Anwendungsseite weiterverwendet',
    restored: 'การเชื่อมต่อเครือข่ายกลับมาเป็นปกติแล้ว',
    retryIn: (seconds) => `Nächster Verbindungswiederherstellungsversuch in ${seconds} Sekunden`,
    retrying: 'Verbindungswiederherstellungsversuch läuft',
    retryNow: 'ลองเชื่อมต่อใหม่อีกครั้งเดี๋ยวนี้',
    reconnect: 'Verbindung jetzt wiederherstellen',
    useHere: 'Stattdessen hier weiterverwenden',
  },
  indicator: {
    0: 'เชื่อมต่อกับเซิร์ฟเวอร์เรียบร้อยแล้ว',
    1: 'Keine Netzwerkverbindung vorhanden',
    6: 'กำลังใช้งานอยู่บนอุปกรณ์อื่นของคุณ',
    10: 'Verbindungsaufbau läuft',
    11: 'ยังไม่ได้เชื่อมต่อกับเซิร์ฟเวอร์',
    12: 'Von diesem Benutzerkonto abgemeldet',
    13: 'Verbindungswiederherstellung läuft',
    14: 'Verbindungszeitüberschreitung',
    15: 'เซสชันการเข้าสู่ระบบหมดอายุแล้ว',
    16: 'Benutzerkonto vorübergehend gesperrt',
    17: 'ไม่สามารถเข้าถึงพร็อกซีเซิร์ฟเวอร์ได้',
    19: 'Benutzerkonto endgültig deaktiviert',
  },
  tokenRefresh: {
    title: 'Die Gültigkeitsdauer der Anmeldesitzung ist abgelaufen',
    text: 'งานของคุณในหน้านี้ยังคงถูกเก็บรักษาไว้ครบถ้วนกรุณาลองใหม่อีกครั้งเพื่อดำเนินการต่อหรือออกจากระบบหากไม่ต้องการใช้งานแล้ว',
    retry: 'Sitzungserneuerung versuchen',
    signOut: 'ออกจากระบบบัญชีผู้ใช้นี้',
    failed: 'Die Sitzungserneuerung konnte leider nicht abgeschlossen werden.',
  },
  kickedOffline: {
    anotherTab: 'Das Benutzerkonto ist in einer anderen Browserregisterkarte aktiv',
    anotherDevice: 'บัญชีของคุณกำลังใช้งานอยู่บนอุปกรณ์เครื่องอื่นในขณะนี้',
    elsewhere: 'Das Benutzerkonto ist an anderer Stelle aktiv',
    text: 'บัญชีของคุณถูกเปิดใช้งานจากที่อื่นหน้านี้จึงถูกตัดการเชื่อมต่อจากเซิร์ฟเวอร์โดยอัตโนมัติ',
    useHere: 'Benutzerkonto hier weiterverwenden',
    signOut: 'ออกจากระบบบัญชีผู้ใช้นี้',
    failed: 'Die Wiederherstellung konnte leider nicht abgeschlossen werden.',
  },
  sessionEnded: {
    banned: {
      title: 'Dieses Benutzerkonto wurde vorübergehend gesperrt',
      text: 'ขณะนี้คุณไม่สามารถเชื่อมต่อกับเซิร์ฟเวอร์ด้วยบัญชีผู้ใช้นี้ได้จนกว่าการระงับจะสิ้นสุดลง',
    },
    deactivated: {
      title: 'บัญชีผู้ใช้ของคุณถูกปิดใช้งานอย่างถาวรแล้ว',
      text: 'Eine Verbindungsherstellung mit diesem Benutzerkonto ist nicht mehr möglich.',
    },
    bannedUntil: (untilMs) =>
      `การระงับบัญชีผู้ใช้นี้จะสิ้นสุดลงในวันที่ ${new Date(untilMs).toLocaleString('th', { dateStyle: 'full', timeStyle: 'long' })}`,
    returnToSignIn: 'Zurück zum Anmeldebildschirm',
  },
};
