import { NCConnectionStatus as S } from '@nexconn-kit/core';
import { expect, test } from './support/demoTest.ts';
import { quietFor } from './support/quietFor.ts';
import { revokedToken } from './support/tokens.ts';
import { wakeUp } from './support/wakeUp.ts';

test.describe('an expired token', () => {
  test('leaves the live link alone, and is replaced once after a drop', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const callsBefore = stack.tokens.calls();
    await demo.order('Expire token');
    await expect(demo.page.getByText(/^Tokens of .* expired/)).toBeVisible();
    await quietFor(5000, () => [demo.statuses.at(-1), demo.dials.total(), stack.tokens.calls()]);

    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    stack.links.mend();
    await demo.expectStatus(S.Connected);
    await quietFor(3000, () => stack.tokens.calls());
    expect(stack.tokens.calls()).toBe(callsBefore + 1);
    expect(demo.statuses).not.toContain(S.TokenIncorrect);
  });
});

test.describe('a token provider', () => {
  test('that returns the same revoked token ends in 15, and then nobody asks or dials', async ({
    demo,
    stack,
    userId,
  }) => {
    const token = await revokedToken(stack, userId);
    stack.tokens.intercept(() => ({ httpStatus: 200, body: { token } }));
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.TokenIncorrect);
    expect(stack.tokens.calls(), 'asked once more after the refusal').toBe(2);
    expect(demo.dials.total(), 'no second dial with the same token').toBe(1);
    await quietFor(
      30_000,
      () => [stack.tokens.calls(), demo.dials.total(), demo.statuses.at(-1)],
      () => wakeUp(demo.page),
    );

    stack.tokens.intercept(() => undefined);
    await demo.page.getByRole('button', { name: 'Try again' }).click();
    await demo.expectStatus(S.Connected);
  });

  test('that returns another revoked token each time ends in 15 as well', async ({ demo, stack, userId }) => {
    stack.tokens.intercept(async () => ({ httpStatus: 200, body: { token: await revokedToken(stack, userId) } }));
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.TokenIncorrect);
    await quietFor(5000, () => [stack.tokens.calls(), demo.dials.total(), demo.statuses.at(-1)]);
    expect([stack.tokens.calls(), demo.dials.total()]).toEqual([2, 2]);
  });

  test('that fails twice with 500 and then works is no sign-out', async ({ demo, stack, userId }) => {
    stack.tokens.intercept(() =>
      stack.tokens.calls() <= 2
        ? { httpStatus: 500, body: { code: 'internal', message: 'Broken for now' } }
        : undefined,
    );
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected, 20_000);
    expect(stack.tokens.calls()).toBe(3);
    expect(demo.statuses).not.toContain(S.TokenIncorrect);
    expect(demo.statuses).not.toContain(S.SignOut);
  });
});

test.describe('the content', () => {
  test('keeps what was typed through a refused token', async ({ demo, stack, userId }) => {
    await demo.signIn(stack.tokens.url, userId);
    await demo.expectStatus(S.Connected);
    const draft = demo.page.getByRole('textbox', { name: 'Draft' });
    await draft.fill('Half a thought');

    const token = await revokedToken(stack, userId);
    stack.tokens.intercept(() => ({ httpStatus: 200, body: { token } }));
    stack.links.cut();
    await demo.expectStatus(S.Suspend);
    stack.links.mend();
    await demo.expectStatus(S.TokenIncorrect);

    stack.tokens.intercept(() => undefined);
    await demo.page.getByRole('button', { name: 'Try again' }).click();
    await demo.expectStatus(S.Connected);
    await expect(draft).toHaveValue('Half a thought');
  });
});
