/** The address of an endpoint that concerns this device's own session. */
export function apiPath(endpoint: 'session' | 'token' | 'group', device: string | undefined): string {
  return device === undefined ? `/api/${endpoint}` : `/api/${endpoint}?device=${device}`;
}
