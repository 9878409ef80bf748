import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../result/json.ts';
import { shapeForInsider } from './insider-shape.ts';

/** Names that every object answers to, though nobody gave it a field of that name. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__'));

function userOf(fields: JsonObject): unknown {
  const shaped = shapeForInsider({
    users: [
      { identifiers: { uuid: 'u' }, attributes: fields, events: [{ event_name: 'e', event_params: fields }] },
    ],
  });
  if (shaped.kind !== 'shaped') throw new Error(shaped.issue.message);
  return (shaped.body['users'] as readonly unknown[])[0];
}

describe('the Insider shape', () => {
  it('keeps fields whose names every object answers to', () => {
    expect(INHERITED).toEqual(expect.arrayContaining(['constructor', 'toString', 'hasOwnProperty']));
    for (const name of INHERITED) {
      const plain = userOf({ plainname: 'kept' });
      const odd = JSON.stringify(userOf({ [name]: 'kept' }));
      const written = name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
      expect(odd, `of ${name}`).toBe(JSON.stringify(plain).replaceAll('plainname', written));
    }
  });

  it('takes away what is an identifier already, and only that', () => {
    const fields = JSON.parse('{"uuid":"twice","__proto__":{"uuid":"no"},"city":"Rome"}') as JsonObject;
    expect(userOf(fields)).toEqual({
      identifiers: { uuid: 'u' },
      attributes: { city: 'Rome', custom: { proto_uuid: 'no' } },
      events: [
        { event_name: 'e', event_params: { custom: { uuid: 'twice', proto_uuid: 'no', city: 'Rome' } } },
      ],
    });
    expect(({} as { uuid?: unknown }).uuid).toBeUndefined();
  });
});
