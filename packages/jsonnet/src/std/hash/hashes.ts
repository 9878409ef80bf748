import { native, type NativeFunction } from '../native.ts';
import { encodeUtf8 } from '../utf8.ts';
import { md5 } from './md5.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { sha3 } from './sha3.ts';
import { sha512 } from './sha512.ts';

/** Hashes of a text's UTF-8, in hexadecimal. */
export const hashes: readonly NativeFunction[] = Object.entries({ md5, sha1, sha256, sha512, sha3 }).map(
  ([name, hash]) =>
    native(name, { s: 'string' }, (run, { s }) => {
      run.spend(s.length);
      run.allocate(s.length);
      return Array.from(hash(encodeUtf8(s)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }),
);
