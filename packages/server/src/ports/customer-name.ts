import { own, type JsonObject } from '@causeway/core/result/json';

/** What a person is called, from the attributes that senders commonly use. */
export function nameOf(attributes: JsonObject): string | undefined {
  const text = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = own(attributes, name);
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
    }
    return '';
  };
  const whole = `${text('first_name', 'firstName')} ${text('last_name', 'lastName')}`.trim();
  return (whole === '' ? text('name', 'full_name', 'fullName') : whole) || undefined;
}
