import type { Random } from '../random.ts';
import { bytesOf, type FuzzRequest } from './request.ts';
import { spoilBytes } from './spoil-request.ts';

/** Bytes that are not, or not quite, an HTTP request any more. */
export function spoilHttp(request: FuzzRequest, random: Random): Buffer {
  const { headers, body = Buffer.alloc(0) } = request;
  const withHeaders = (...more: FuzzRequest['headers']): Buffer =>
    bytesOf({ ...request, headers: [...headers, ...more], body });
  switch (random.below(16)) {
    case 0:
      return spoilBytes(bytesOf(request), random);
    case 1:
      return withHeaders(['Content-Length', String(body.length + 1 + random.below(1_000))]);
    case 2:
      return withHeaders([
        'Content-Length',
        random.pick(['-1', '1e3', '0x10', '99999999999999999999', '5, 5', ' ', '+3']),
      ]);
    case 3:
      return withHeaders(
        ['Content-Length', String(body.length)],
        ['Content-Length', String(body.length + 1)],
      );
    case 4:
      return withHeaders(['Content-Length', '4'], ['Transfer-Encoding', 'chunked']);
    case 5:
      return withChunks(request, body, random);
    case 6:
      return withHeaders([
        'Transfer-Encoding',
        random.pick(['chunked, chunked', 'identity', 'gzip, chunked', ' chunked', 'xchunked', '\tchunked']),
      ]);
    case 7:
      return withHeaders(['X-Long', 'a'.repeat(random.pick([8_000, 20_000, 70_000]))]);
    case 8:
      return withHeaders(...Array.from({ length: 1_500 }, (_, at) => [`X-${at}`, 'a'] as const));
    case 9:
      return Buffer.from(bytesOf(request).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    case 10:
      return Buffer.from(
        bytesOf(request)
          .toString('latin1')
          .replace(
            'HTTP/1.1',
            random.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'http/1.1', 'HTTP/1.1 ', '']),
          ),
        'latin1',
      );
    case 11:
      return Buffer.concat([bytesOf(request), bytesOf(request)]);
    case 12:
      return Buffer.concat([
        Buffer.from(
          random.pick(['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '\u0016\u0003\u0001', '\r\n\r\n', 'GET\r\n\r\n']),
        ),
        bytesOf(request),
      ]);
    case 13:
      return withHeaders([
        random.pick(['Bad Name', 'Bad:Name', '', '\u0000', ' Folded']),
        random.pick(['a\u0000b', 'a\rb', 'x']),
      ]);
    case 14:
      return bytesOf({
        ...request,
        target: random.pick([
          '*',
          'http://other.example/v1/track',
          '//v1/track',
          '/a b',
          '/\u0000',
          `/${'a'.repeat(20_000)}`,
          '',
          '\\v1',
          'CONNECT:443',
        ]),
      });
    default:
      return bytesOf({
        ...request,
        method: random.pick(['CONNECT', 'get', 'P0ST', 'POST POST', '', 'M-SEARCH', 'A'.repeat(300)]),
      });
  }
}

function withChunks(request: FuzzRequest, body: Buffer, random: Random): Buffer {
  const head = bytesOf({
    ...request,
    headers: [...request.headers, ['Transfer-Encoding', 'chunked']],
    body: undefined,
  });
  const parts: Buffer[] = [head];
  const step = 1 + random.below(40);
  for (let at = 0; at < body.length && parts.length < 300; at += step) {
    const part = body.subarray(at, at + step);
    const size = random.chance(0.03)
      ? random.pick(['g', '-1', 'ffffffffffffffff', '0', '', '1;a=b', `0${part.length.toString(16)}`])
      : part.length.toString(16);
    parts.push(Buffer.from(`${size}\r\n`), part, Buffer.from('\r\n'));
  }
  if (random.chance(0.8))
    parts.push(Buffer.from(random.pick(['0\r\n\r\n', '0\r\nTrailer: x\r\n\r\n', '0\r\n', '00\r\n\r\n'])));
  return Buffer.concat(parts);
}
