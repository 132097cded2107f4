import type { NCTransition } from '@nexconn-kit/core';
import { INDICATOR_TONE } from '../../packages/ui/src/connection-indicator/indicatorTone.ts';
import type { Numbered } from './createLiveScene.ts';

const clock = (atMs: number): string => new Date(atMs).toISOString().slice(11, 23);
const sinceLast = (one: NCTransition, before: NCTransition | undefined): string =>
  before ? `+${((one.atMs - before.atMs) / 1000).toFixed(2)} s` : '';

/** Every step of the machine, newest first, as `onTransition` tells them. */
export function TransitionLog({ transitions }: { readonly transitions: readonly Numbered<NCTransition>[] }) {
  return (
    // A region that scrolls is reached by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="live-log" role="region" aria-label="Log of transitions" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">UTC</th>
            <th scope="col">After</th>
            <th scope="col">Event</th>
            <th scope="col">Step</th>
            <th scope="col">Status</th>
            <th scope="col">Error</th>
          </tr>
        </thead>
        <tbody>
          {transitions.toReversed().map((one, index, newestFirst) => (
            <tr key={one.id}>
              <td>{clock(one.atMs)}</td>
              <td>{sinceLast(one, newestFirst[index + 1])}</td>
              <td>
                <code>{one.event}</code>
              </td>
              <td>
                {one.from} → {one.to}
              </td>
              <td>
                <span className="live-status" data-tone={INDICATOR_TONE[one.status]}>
                  {one.status}
                </span>
              </td>
              <td>{one.errorCode ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
