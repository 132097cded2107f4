import { describe, expect, it } from 'vitest';
import { settingOf } from './settings.ts';

describe('settingOf', () => {
  it('names the variable of an option', () => {
    expect(settingOf('dataDir')).toBe('NEXCONN_DATA_DIR');
    expect(settingOf('port')).toBe('PORT');
    expect(settingOf('databaseUrl')).toBe('DATABASE_URL');
  });
});
