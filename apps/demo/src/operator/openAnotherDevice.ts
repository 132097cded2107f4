import type { SessionAnswer } from '../../server/contract.ts';
import { apiPath } from '../api/apiPath.ts';
import { callApi } from '../api/callApi.ts';

/** Signs the user in on a new device of this browser and opens the demo as that device. */
export async function openAnotherDevice(userId: string): Promise<void> {
  const device = `device-${crypto.getRandomValues(new Uint32Array(1)).join('')}`;
  await callApi<SessionAnswer>(apiPath('session', device), { method: 'POST', body: { userId } });
  window.open(`/?device=${device}`, '_blank', 'noopener');
}
