import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { utf8Fault } from './utf8-fault.ts';

const faultOf = (bytes: Buffer): ReturnType<typeof utf8Fault> => utf8Fault(bytes, bytes.toString('utf8'));

describe('bytes that are no UTF-8', () => {
  it('are told by the first that cannot be read', () => {
    expect(faultOf(Buffer.from('{"name":"caf\u00e9"}', 'latin1'))).toMatchObject({
      code: 'body_not_utf8',
      status: 400,
      message: 'The body is not UTF-8, from byte 13 on.',
      hint: 'Send it as UTF-8. It may be Latin-1 or Windows-1252.',
    });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}', 'utf16le')]);
    expect(faultOf(utf16)?.hint).toContain('UTF-16');
    expect(faultOf(Buffer.from('{"a":"\u20ac"}').subarray(0, 8))?.message).toContain('from byte 7 on');
  });

  it('is nothing that UTF-8 can say, also not the letter that stands for what cannot be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(faultOf(Buffer.from(text))).toBe(undefined);
      }),
    );
    expect(faultOf(Buffer.from('a \uFFFD b'))).toBe(undefined);
  });
});
