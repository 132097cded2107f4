import { NCConnectionStatus } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import { ConnectionBanner, loadSurfaces } from '@nexconn-kit/ui';
import { render, screen } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';

beforeAll(loadSurfaces); // what the components show is a chunk of its own

it('offers to reconnect when it took too long', () => {
  render(
    <FakeNexconnProvider status={NCConnectionStatus.Timeout}>
      <ConnectionBanner />
    </FakeNexconnProvider>,
  );
  expect(screen.getByRole('button', { name: 'Reconnect' })).toBeDefined();
});
