import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  /** more than the limit: the rest was read and thrown away, so that the sender gets to see the answer */
  | { readonly kind: 'too large' }
  /** the sender went away, or went far beyond the limit */
  | { readonly kind: 'gone' };

const empty = Buffer.alloc(0);

/** Reads a request body of at most `limit` bytes. Beyond ten times the limit it stops listening. */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > limit * 10) {
        request.pause();
        resolve({ kind: 'gone' });
      }
    });
    request.on('end', () => {
      if (size > limit) resolve({ kind: 'too large' });
      else resolve({ kind: 'whole', bytes: chunks.length === 0 ? empty : joined(chunks, size) });
    });
    request.on('error', () => resolve({ kind: 'gone' }));
    request.on('close', () => resolve({ kind: 'gone' }));
  });
}

function joined(chunks: readonly Buffer[], size: number): Buffer {
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size);
}
