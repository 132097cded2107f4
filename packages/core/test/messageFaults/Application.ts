import type { NCChannel, NCMessage, NexconnEngine } from '@nexconn-kit/core';
import { createMemoryRecords } from '../../src/messages/memoryRecords.ts';
import type { Note, Witness } from './checkMessages.ts';
import { openTab, type Profile, type Tab } from './openTab.ts';

/** One name for a channel, whichever end it is seen from. */
export const nameOf = (userId: string, { type, id }: NCChannel): string =>
  type === 'group' ? `group ${id}` : `direct ${[userId, id].toSorted().join(' ')}`;

const textOf = ({ content }: NCMessage): string => ('text' in content ? content.text : '');
const PAGE = 100;

export interface ApplicationParts {
  readonly name: string;
  readonly userId: string;
  readonly token: string;
  readonly channels: readonly NCChannel[];
}

/** A chat application on one device: says what it is told to, and writes down all that it hears. */
export class Application implements Witness {
  readonly name: string;
  readonly userId: string;
  readonly channels: readonly string[];
  readonly notes: Note[] = [];
  readonly known = new Set<string>();
  /** Messages whose fate it does not know yet. */
  pending = 0;
  readonly #parts: ApplicationParts;
  readonly #profile: Profile;
  #tab: Tab | undefined;
  #said = 0;

  constructor(parts: ApplicationParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.userId = parts.userId;
    this.channels = parts.channels.map((channel) => nameOf(parts.userId, channel));
    this.#profile = { clientId: parts.name, records: createMemoryRecords(), session: new Map() };
  }

  get isOpen(): boolean {
    return this.#tab !== undefined;
  }

  get engine(): NexconnEngine {
    if (!this.#tab) throw new Error(`${this.name} is not open`);
    return this.#tab.engine;
  }

  /** Opens a page on a gateway, and reads what the one before it left. */
  async open(gatewayUrl: string): Promise<void> {
    const tab = openTab(gatewayUrl, this.#profile);
    this.#tab = tab;
    this.#listen(tab);
    const { token, userId } = this.#parts;
    void tab.engine.connect({ token, userId });
    if (this.#said + this.known.size > 0) await this.#recall(tab);
  }

  /** Ends the page: at an orderly end it still hears what becomes of its calls. */
  async close(isOrderly: boolean): Promise<void> {
    const tab = this.#tab;
    if (isOrderly) await tab?.engine.destroy();
    this.#tab = undefined;
    this.pending = 0;
    await tab?.crash();
  }

  /** @param padding characters behind its name */
  say(channel: NCChannel, padding: number): void {
    const tab = this.#tab;
    if (!tab) return;
    const text = `${this.name}#${this.#said} ${'.'.repeat(padding)}`.trim();
    this.#said += 1;
    this.pending += 1;
    this.notes.push({ kind: 'asked', channel: nameOf(this.userId, channel), text });
    void tab.engine.sendMessage(channel, { text }).then((result) => {
      if (tab !== this.#tab) return;
      this.pending -= 1;
      if (!result.isOk) this.notes.push({ kind: 'refused', text, code: result.code });
      else this.notes.push({ kind: 'acknowledged', text, messageId: String(result.data.messageId) });
    });
  }

  #note(kind: 'heard' | 'found', message: NCMessage): void {
    const messageId = String(message.messageId);
    this.known.add(messageId);
    this.notes.push({ kind, channel: nameOf(this.userId, message.channel), messageId });
  }

  #listen(tab: Tab): void {
    tab.engine.addMessageHandler('application', {
      onMessageReceived: (message) => void (tab === this.#tab && this.#note('heard', message)),
      onMessageUpdated: (message) => {
        if (tab !== this.#tab || message.state !== 'sending') return;
        this.notes.push({ kind: 'taken', text: textOf(message) });
      },
      onGap: ({ reason }) => void (tab === this.#tab && this.notes.push({ kind: 'gap', reason })),
    });
  }

  async #recall(tab: Tab): Promise<void> {
    const own = new Set(this.notes.flatMap((note) => (note.kind === 'asked' ? [note.text] : [])));
    for (const channel of this.#parts.channels) {
      const found: NCMessage[] = [];
      let before: NCMessage | undefined;
      for (;;) {
        const page = await tab.engine.getMessages(channel, { before, limit: PAGE });
        if (!page.isOk || tab !== this.#tab) break;
        const { messages } = page.data;
        const others = messages.filter((message) => message.state === 'sent' && !own.has(textOf(message)));
        const fresh = others.filter(({ messageId }) => !this.known.has(String(messageId)));
        found.unshift(...fresh);
        if (fresh.length < others.length || messages.length < PAGE) break;
        before = messages[0];
      }
      if (tab !== this.#tab) return;
      const fresh = found.filter(({ messageId }) => !this.known.has(String(messageId)));
      fresh.forEach((message) => this.#note('found', message));
    }
  }
}
