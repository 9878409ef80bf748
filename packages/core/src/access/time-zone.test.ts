import { expect, it } from 'vitest';
import { isTimeZone } from './time-zone.ts';

it('knows time zones by their names, and takes nothing else for one', () => {
  for (const name of ['UTC', 'Europe/Istanbul', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])
    expect(isTimeZone(name), `for ${name}`).toBe(true);
  for (const name of ['', '+03:00', 'Europe/Atlantis', 'Europe/Berlin ', '../etc/passwd', '1', ' UTC'])
    expect(isTimeZone(name), `for ${name}`).toBe(false);
});
