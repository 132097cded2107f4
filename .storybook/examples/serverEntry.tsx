// entry-server.tsx, and the last line for entry-client.tsx
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { Chat } from './Chat.tsx';

interface PageProps {
  readonly userId: string | null;
  readonly showSignIn: () => void;
}

const Page = (props: PageProps) => (
  <Chat {...props}>
    <h1>Messages</h1>
  </Chat>
);

/** Nothing is dialled on a server: it renders status 11, the same for everybody. */
export const render = (userId: string | null): string => renderToString(<Page userId={userId} showSignIn={() => {}} />);

/** Hydrates from status 11 without a mismatch, then connects. */
export const hydrate = (root: Element, page: PageProps) => hydrateRoot(root, <Page {...page} />);
