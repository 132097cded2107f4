import { describeConnectionStatus, NCConnectionStatus as S } from '@nexconn-kit/core';
import { FakeNexconnProvider } from '@nexconn-kit/react/testing';
import { ConnectionIndicator } from '@nexconn-kit/ui';

/** What the ready components do at each status. */
const READY_UI: Readonly<Record<S, string>> = {
  0: 'Banner: “Back online” once after an outage that it showed, then nothing.',
  1: 'Banner, after the grace period: waiting for the network.',
  6: 'KickedOfflineModal: use here, or sign out.',
  10: 'Banner, after the grace period; it keeps the words of the loss.',
  11: 'Banner, where there is an error; silent before the first connect.',
  12: 'Nothing.',
  13: 'Banner, after the grace period: a countdown and “Retry now”.',
  14: 'Banner: “Reconnect”.',
  15: 'TokenRefreshBoundary: try again, or sign out. The banner says that the session has expired.',
  16: 'SessionEndedDialog: until when, and back to sign-in.',
  17: 'Banner: check the proxy, a countdown and “Retry now”.',
  19: 'SessionEndedDialog: back to sign-in.',
};

/** Every status in its own look, with what it means and what to do. */
export function StatusTable() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">Status</th>
          <th scope="col">Means</th>
          <th scope="col">Ends by itself</th>
          <th scope="col">The components</th>
          <th scope="col">Your application</th>
        </tr>
      </thead>
      <tbody>
        {Object.values(S).map((status) => {
          const { name, summary, recommendedAction, recoversByItself } = describeConnectionStatus(status);
          return (
            <tr key={status}>
              <td>{status}</td>
              <td>
                <code>{name}</code>
                <br />
                <FakeNexconnProvider status={status}>
                  <ConnectionIndicator />
                </FakeNexconnProvider>
              </td>
              <td>{summary}</td>
              <td>{recoversByItself ? 'yes' : 'no'}</td>
              <td>{READY_UI[status]}</td>
              <td>{recommendedAction}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
