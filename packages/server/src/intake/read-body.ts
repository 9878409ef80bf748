import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** After unpacking, unless a road in says otherwise. */
export const MAX_BODY_BYTES: number = 5 * 1024 * 1024;

export type BodyProblem = 'too_large' | 'overloaded' | 'bad_encoding' | 'aborted';

/** Bytes of bodies that are being read, over all requests of the process, and how many may be. */
export interface ReadingBudget {
  reading: number;
  readonly max: number;
}

/** Reads a body, never holding more than the limit and the process's budget allow. */
export function readBody(
  request: IncomingMessage,
  budget: ReadingBudget,
  maxBytes: number = MAX_BODY_BYTES,
): Promise<Buffer | BodyProblem> {
  return new Promise((resolve) => takeBody(request, budget, maxBytes, resolve));
}

/** The same for the hottest road in, where a promise for each request costs more than what it does: `then` is called once. */
export function takeBody(
  request: IncomingMessage,
  budget: ReadingBudget,
  maxBytes: number,
  then: (body: Buffer | BodyProblem) => void,
): void {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) return then('too_large');
  if (budget.reading + declared > budget.max) return then('overloaded');
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let size = 0;
  let finished = false;
  let reserved = declared;
  budget.reading += reserved;
  const finish = (result: Buffer | BodyProblem): void => {
    if (finished) return;
    finished = true;
    budget.reading -= reserved;
    then(result);
  };
  request.on('data', (chunk: Buffer) => {
    if (finished) return;
    size += chunk.length;
    if (size > maxBytes) return finish('too_large');
    if (size > reserved) {
      budget.reading += size - reserved;
      reserved = size;
      if (budget.reading > budget.max) return finish('overloaded');
    }
    if (first === undefined) first = chunk;
    else (rest ??= [first]).push(chunk);
  });
  request.on('end', () => finish(rest === undefined ? (first ?? EMPTY) : Buffer.concat(rest)));
  const aborted = (): void => finish('aborted');
  request.on('error', aborted);
  request.on('close', aborted);
}

/** The most of a refused body that is listened to before its sender is cut off, in bytes and milliseconds. */
const PATIENCE = { bytes: 64 * 1024 * 1024, ms: 10_000 };

/**
 * Lets the sender of a refused body finish, keeping nothing of it: many clients only read an answer when they have
 * sent everything, and see nothing but a broken connection when it ends before.
 */
export function hearOut(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    const timer = setTimeout(done, PATIENCE.ms);
    function done(): void {
      clearTimeout(timer);
      resolve();
    }
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > PATIENCE.bytes) done();
    });
    request.once('end', done);
    request.once('close', done);
    request.once('error', done);
    request.resume();
  });
}

const EMPTY = Buffer.alloc(0);

/** Unpacks by `Content-Encoding`, or by the first bytes when the sender did not say; never to more than the limit. */
export function inflate(
  body: Buffer,
  encoding: string | undefined,
  maxBytes: number = MAX_BODY_BYTES,
): Buffer | BodyProblem {
  const limit = { maxOutputLength: maxBytes };
  try {
    switch (encoding?.trim().toLowerCase()) {
      case undefined:
      case '':
      case 'identity':
        return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, limit) : body;
      case 'gzip':
      case 'x-gzip':
        // Some proxies unpack and leave the header: what does not start like gzip is taken as it is.
        return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, limit) : body;
      case 'deflate':
        return inflateSync(body, limit);
      case 'br':
        return brotliDecompressSync(body, limit);
      case 'zstd':
        return zstdDecompressSync(body, limit);
      default:
        return 'bad_encoding';
    }
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'bad_encoding';
  }
}
