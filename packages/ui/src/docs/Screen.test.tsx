import { NCConnectionStatus } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import { ConnectionBanner } from '@nexconn-kit/ui';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

it('offers to reconnect when it took too long', async () => {
  render(
    <FakeNexconnProvider status={NCConnectionStatus.Timeout}>
      <ConnectionBanner />
    </FakeNexconnProvider>,
  );
  expect(await screen.findByRole('button', { name: 'Reconnect' })).toBeDefined();
});
