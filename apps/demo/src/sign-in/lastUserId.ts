const KEY = 'nexconn-demo-user';

/** The user id typed last, to offer it again. A browser that refuses storage just forgets it. */
export const lastUserId = {
  read(): string {
    try {
      return localStorage.getItem(KEY) ?? '';
    } catch {
      return '';
    }
  },
  write(userId: string): void {
    try {
      localStorage.setItem(KEY, userId);
    } catch {
      // Storage is off; the field starts empty next time.
    }
  },
};
