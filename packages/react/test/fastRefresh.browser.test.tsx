import { saveComponent } from './fastRefresh.ts';
import { quietFor } from './quietFor.ts';
import { sockets } from './watchSockets.ts';
import { TEST_APP_KEY } from '@nexconn-kit/config/browser';
import { act, cleanup, configure, render, screen } from '@testing-library/react';
import { StrictMode, useState, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { NexconnProvider, useConnectionStatus } from '../src/index.ts';

configure({ asyncUtilTimeout: 10_000 });

let gatewayUrl: string;

beforeEach(async () => {
  gatewayUrl = (await commands.startGateway()).url;
});
afterEach(async () => {
  cleanup();
  await commands.closeGateway(gatewayUrl);
});

const tokenProvider = async () =>
  (await commands.callServerApi(gatewayUrl, '/v4/auth/access-token/issue', { userId: 'ada', name: 'Ada' })).accessToken;
const isOpen = ({ readyState }: WebSocket) => readyState === WebSocket.OPEN;

const Status = ({ text }: { readonly text: string }) => <output>{`${text} ${useConnectionStatus()}`}</output>;

/** A file of an application that holds the provider, as it stands after an edit. */
function edit(text: string, isOtherShape?: boolean): () => ReactElement {
  const Page = () => {
    const [draft, setDraft] = useState('');
    return (
      <NexconnProvider appKey={TEST_APP_KEY} gatewayUrl={gatewayUrl} userId="ada" tokenProvider={tokenProvider}>
        <input aria-label="draft" value={draft} onChange={(event) => setDraft(event.target.value)} />
        <Status text={text} />
      </NexconnProvider>
    );
  };
  return saveComponent(Page, 'Page', isOtherShape);
}

describe('R10: NexconnProvider under Fast Refresh', () => {
  it('keeps the one connection, whether the page around it keeps its state or is mounted anew', async () => {
    const Page = edit('first');
    render(
      <StrictMode>
        <Page />
      </StrictMode>,
    );
    await screen.findByText('first 0');
    const field = screen.getByRole('textbox');
    act(() => void edit('second'));
    await screen.findByText('second 0');
    expect(screen.getByRole('textbox'), 'the refresh is a real one').toBe(field);

    for (let save = 0; save < 5; save += 1) act(() => void edit(`anew ${save}`, true));
    expect(screen.getByText('anew 4 0')).toBeTruthy();
    expect(screen.getByRole('textbox'), 'and so is this one').not.toBe(field);
    // Longer than an engine outlives its last provider.
    await quietFor(1_500);
    expect(screen.getByText('anew 4 0')).toBeTruthy();
    expect(sockets.map(isOpen)).toEqual([true]);
  });
});
