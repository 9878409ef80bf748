import { describe, expect, test } from 'vitest';
import { isAllowedAddress, isPublicAddress, parseNetwork } from './allowed-address.ts';

describe('what is not plainly public is refused', () => {
  test.each([
    '0.0.0.0',
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '100::1',
    '5f00::1',
    '',
    'localhost',
    'example.com',
    '1.2.3',
    '0x7f.0.0.1x',
    '999.1.1.1',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

test('an operator can allow a network, in either notation', () => {
  const networks = ['127.0.0.0/8', '10.1.2.3', 'fd00::/8'].map(
    (text) => parseNetwork(text) ?? expect.unreachable(text),
  );
  expect(['127.0.0.1', '10.1.2.3', 'fd00::5'].every((address) => isAllowedAddress(address, networks))).toBe(
    true,
  );
  expect(['10.1.2.4', '192.168.0.1', '::1'].some((address) => isAllowedAddress(address, networks))).toBe(
    false,
  );
  expect([parseNetwork('nonsense'), parseNetwork('10.0.0.0/99')]).toEqual([undefined, undefined]);
});
