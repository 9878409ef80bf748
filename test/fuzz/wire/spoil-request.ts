import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { hostileText } from '../hostile-values.ts';
import type { Random } from '../random.ts';
import type { FuzzRequest } from './request.ts';

const ODD_HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'application/xml; charset=utf-16'],
  ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Content-Type', ''],
  ['Content-Encoding', 'gzip'],
  ['Content-Encoding', 'br, gzip'],
  ['Content-Encoding', 'deflate'],
  ['Content-Encoding', 'zstd'],
  ['Accept', 'text/html;q=0.9'],
  ['Accept-Encoding', 'gzip, br'],
  ['Expect', '100-continue'],
  ['Origin', 'null'],
  ['Origin', 'https://evil.example'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['Cookie', 'causeway_session=x; _dfid=a%00b; ; =; a'],
  ['X-Forwarded-For', '::1, 10.0.0.1'],
  ['X-Retry-Count', '-1'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Range', 'bytes=0-'],
  ['If-Match', '"999999999999999"'],
  ['If-Match', 'W/"1", *'],
  ['If-None-Match', '*'],
  ['X-Signature', 'sha256=00'],
  ['X-Timestamp', '-1'],
  ['AnonymousId', '////'],
  ['SentAt', '9999-99-99'],
  ['Authorization', 'Basic \u00ff'],
  ['Authorization', 'Bearer '],
  ['Authorization', 'ESR-HMAC-SHA256 Credential=a/b/c, SignedHeaders=;, Signature=g'],
  ['Host', ''],
];

/** Another request than was meant: its headers, its query and its body's packing are wrong, its HTTP is right. */
export function spoilRequest(request: FuzzRequest, random: Random): FuzzRequest {
  let { method, target, headers, body } = request;
  if (random.chance(0.04))
    method = random.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']);
  if (random.chance(0.25)) target = spoilTarget(target, random);
  while (random.chance(0.25)) headers = spoilHeaders(headers, random);
  if (body !== undefined) {
    if (random.chance(0.12)) body = spoilBytes(body, random);
    if (random.chance(0.06)) ({ headers, body } = packed(headers, body, random));
  }
  return { method, target, headers, body };
}

function spoilTarget(target: string, random: Random): string {
  const at = random.below(target.length) + 1;
  const odd = encodeURIComponent(hostileText(random).toWellFormed()).slice(0, 2_000);
  switch (random.below(8)) {
    case 0:
      return (
        target.slice(0, at) +
        random.pick([
          '%',
          '%zz',
          '%00',
          '%C0%AF',
          '%2F',
          '//',
          '/../',
          ';',
          '\u00ff',
          '%ud800',
          '?',
          '&',
          '+',
        ]) +
        target.slice(at)
      );
    case 1:
      return `${target}${target.includes('?') ? '&' : '?'}${odd}=${odd}`;
    case 2:
      return `${target}${target.includes('?') ? '&' : '?'}${'a=b&'.repeat(random.below(400))}`;
    case 3:
      return target.replace(/=[^&]*/, `=${odd}`);
    case 4:
      return target.replace(/[^/]+(?=\?|$)/, odd || '-');
    case 5:
      return target.split('&').toReversed().join('&');
    case 6:
      return `${target}${target.includes('?') ? '&' : '?'}limit=${random.pick(['-1', '1e9', '', 'NaN', '0x10', '5&limit=6'])}&cursor=${odd}&offset=1e309`;
    default:
      return target.slice(0, at);
  }
}

function spoilHeaders(headers: FuzzRequest['headers'], random: Random): FuzzRequest['headers'] {
  const at = random.below(headers.length);
  const kind = random.below(5);
  if (kind === 0) return headers.filter((_, index) => index !== at);
  const same = headers[at];
  if (kind === 1 && same !== undefined) return [...headers, same];
  if (kind === 2 && same !== undefined)
    return headers.with(at, [
      same[0],
      hostileText(random)
        .replaceAll(/\p{Cc}/gu, '')
        .slice(0, 500),
    ]);
  return [...headers, random.pick(ODD_HEADERS)];
}

/** Bits turned, bytes lost, bytes of nothing: and then it is no UTF-8 any more. */
export function spoilBytes(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length + 1);
  switch (random.below(6)) {
    case 0:
      for (let times = 1 + random.below(4); times > 0 && copy.length > 0; times--) {
        const place = random.below(copy.length);
        copy[place] = (copy[place] ?? 0) ^ (1 << random.below(8));
      }
      return copy;
    case 1:
      return copy.subarray(0, at);
    case 2:
      return Buffer.concat([
        copy.subarray(0, at),
        Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0]),
        copy.subarray(at),
      ]);
    case 3:
      return Buffer.concat([Buffer.from(random.pick(['\ufeff', '\u0000', ' \t\n', ")]}',\n"])), copy]);
    case 4:
      return Buffer.from(copy.toString('utf8'), 'utf16le');
    default:
      return Buffer.concat([copy, copy.subarray(at)]);
  }
}

const BOMB = gzipSync(Buffer.alloc(24 * 1024 * 1024, 0x20));
const DEEP_BOMB = gzipSync(Buffer.from(`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`));

function packed(
  headers: FuzzRequest['headers'],
  body: Buffer,
  random: Random,
): Pick<FuzzRequest, 'headers' | 'body'> & { readonly body: Buffer } {
  const named = (name: string): FuzzRequest['headers'] => [...headers, ['Content-Encoding', name]];
  const zipped = gzipSync(body);
  switch (random.below(12)) {
    case 0:
    case 1:
      return { headers: named('gzip'), body: zipped.subarray(0, random.below(zipped.length)) };
    case 2:
      return { headers: named('gzip'), body: spoilBytes(zipped, random) };
    case 3:
      return { headers: named('GZip'), body: zipped };
    case 4:
      return { headers, body: zipped };
    case 5:
      return { headers: named('deflate'), body: deflateSync(body) };
    case 6:
      return {
        headers: named('br'),
        body: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      };
    case 7:
      return { headers: named('gzip'), body: Buffer.concat([zipped, zipped]) };
    case 8:
      return { headers: named('gzip'), body: gzipSync(zipped) };
    case 9:
      return { headers: named('gzip'), body: random.chance(0.1) ? BOMB : zipped };
    case 10:
      return { headers: named('gzip'), body: random.chance(0.1) ? DEEP_BOMB : zipped };
    default:
      return { headers: named(random.pick(['lzma', 'identity', '', 'gzip, gzip'])), body };
  }
}
