import styles from '@nexconn-kit/ui/styles.css?inline';
import { createRoot } from 'react-dom/client';
import { Chat } from './Chat.tsx';

/** A widget on somebody else's page: its styles stay inside, and dialogs are modal from in there too. */
class ChatWidget extends HTMLElement {
  connectedCallback(): void {
    const shadow = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    const mount = shadow.appendChild(document.createElement('div'));
    createRoot(mount).render(
      <Chat userId="ada" showSignIn={() => location.assign('/sign-in')}>
        <h2>Messages</h2>
      </Chat>,
    );
  }
}

customElements.define('chat-widget', ChatWidget);
