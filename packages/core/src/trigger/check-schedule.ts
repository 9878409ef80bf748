import { isTimeZone } from '../access/time-zone.ts';
import { choice, pick, required, section, text, whole, type Reader } from '../settings/readers.ts';
import type { QuietTime, UserLimit } from './settings.ts';

const timeOfDay = text((time) =>
  /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? undefined : 'Write a time of the day such as 09:30.',
);
const timeZone = text((name) =>
  isTimeZone(name) ? undefined : 'Write the name of a time zone such as Europe/Istanbul.',
);

export const userLimit: Reader<UserLimit> = (value, at, issues) => {
  const from = section(value, at, ['users', 'every', 'dayOfWeek', 'timeOfDay', 'timeZone'], issues);
  const users = required(from, 'users', at, whole(1, 1_000_000_000), issues);
  const limit = {
    every: pick(from, 'every', at, choice('hour', 'day', 'week', 'month'), 'day', issues),
    dayOfWeek: pick(from, 'dayOfWeek', at, whole(1, 7), 1, issues),
    timeOfDay: pick(from, 'timeOfDay', at, timeOfDay, '00:00', issues),
    timeZone: pick(from, 'timeZone', at, timeZone, 'UTC', issues),
  };
  return users === undefined ? undefined : { users, ...limit };
};

export const quietTime: Reader<QuietTime> = (value, at, issues) => {
  const section_ = section(value, at, ['from', 'hours', 'timeZone'], issues);
  const from = required(section_, 'from', at, timeOfDay, issues);
  const hours = required(section_, 'hours', at, whole(1, 23), issues);
  const zone = pick(section_, 'timeZone', at, timeZone, 'UTC', issues);
  return from === undefined || hours === undefined ? undefined : { from, hours, timeZone: zone };
};
