import { expect, type Locator, type Page } from '@playwright/test';

/** The chat in a tab, by what a person sees of it. */
export class ChatPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Starts a conversation, or goes back to one. */
  async open(userId: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'New conversation' }).click();
    await this.#page.getByRole('textbox', { name: 'To', exact: true }).fill(userId);
    await this.#page.getByRole('textbox', { name: 'To', exact: true }).press('Enter');
    await expect(this.#page.getByRole('log')).toBeVisible();
  }

  async say(...texts: readonly string[]): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: 'Message to' });
    for (const text of texts) {
      await field.fill(text);
      await field.press('Enter');
    }
  }

  /** A line of the list of conversations. */
  conversation(name: string): Locator {
    return this.#page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name });
  }

  /** Tries again to send what was not sent. */
  async retry(text: string): Promise<void> {
    const bubble = this.#page.getByRole('log').getByRole('listitem').filter({ hasText: text });
    await bubble.getByRole('button', { name: 'Try again' }).click();
  }

  bubbles(state?: 'sending' | 'sent' | 'failed'): Locator {
    const suffix = state ? `[data-state="${state}"]` : '';
    return this.#page.getByRole('log').locator(`.bubble${suffix} .bubble-text`);
  }

  /** All that is shown is this, in this order. */
  async expectTexts(texts: readonly string[], state?: 'sending' | 'sent' | 'failed', timeout = 20_000): Promise<void> {
    await expect(this.bubbles(state)).toHaveText([...texts], { timeout });
  }
}
