import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileIpRanges, ipRangeFault } from './ip-range.ts';

describe('ranges of addresses', () => {
  test.each<[string, string, boolean]>([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.99/24', '203.0.113.1', true],
    ['10.0.0.0/8', '10.255.1.2', true],
    ['10.0.0.0/9', '10.128.0.0', false],
    ['0.0.0.0/0', '198.51.100.1', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['2001:DB8::1', '2001:db8:0:0:0:0:0:1', true],
    ['::/0', '2001:db8::1', true],
    ['::/0', '10.0.0.1', false],
    ['::1', '::1', true],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['203.0.113.0/24', '::ffff:203.0.113.9', true],
    ['203.0.113.0/24', '::ffff:cb00:7109', true],
    ['::ffff:203.0.113.0/120', '203.0.113.9', true],
    ['::ffff:203.0.113.0/120', '203.0.114.9', false],
    ['203.0.113.0/24', 'unknown', false],
    ['203.0.113.0/24', '', false],
    ['nonsense', 'nonsense', false],
  ])('%s holds %s: %s', (range, address, holds) => {
    expect(compileIpRanges([range])(address)).toBe(holds);
  });

  test.each([
    '',
    'a',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '010.0.0.1',
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    '::1/129',
    '::ffff:1.2.3.4/90',
    '1.2.3.4/-1',
    '::1.2.3',
  ])('"%s" is none', (text) => {
    expect(ipRangeFault(text)).toBeTypeOf('string');
  });

  test('no list is nobody’s', () => {
    expect(compileIpRanges([])('203.0.113.7')).toBe(false);
  });

  test('an address is in every range that is made of it, and in none that differs in a counted bit', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.integer({ min: 1, max: 32 }), (parts, bits) => {
        const number = parts.reduce((sum, part) => sum * 256 + part, 0);
        const flipped = (number ^ (1 << (32 - bits))) >>> 0;
        const text = (value: number): string => [24, 16, 8, 0].map((by) => (value >>> by) & 255).join('.');
        const holds = compileIpRanges([`${text(number)}/${bits}`]);
        expect(holds(text(number))).toBe(true);
        expect(holds(`::ffff:${text(number)}`)).toBe(true);
        expect(holds(text(flipped))).toBe(false);
      }),
    );
  });
});
