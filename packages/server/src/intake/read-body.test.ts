import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBody, takeBody } from './read-body.ts';

function request(chunks: readonly Uint8Array[], declared?: number): IncomingMessage {
  const headers = declared === undefined ? {} : { 'content-length': String(declared) };
  const stream = Readable.from(
    chunks.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  );
  const made: unknown = Object.assign(stream, { headers });
  return made as IncomingMessage;
}

const CHUNKS = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 6 });

test('law: all of it or a refusal, and the budget is given back', async () => {
  await fc.assert(
    fc.asyncProperty(CHUNKS, fc.nat(60), fc.boolean(), async (chunks, most, says) => {
      const whole = Buffer.concat(chunks);
      const budget = { reading: 0, max: 1_000 };
      const read = await readBody(request(chunks, says ? whole.length : undefined), budget, most);
      expect(read).toEqual(whole.length > most ? 'too_large' : whole);
      expect(budget.reading).toBe(0);
    }),
  );
});

test('law: never more than the budget, whatever was declared', async () => {
  await fc.assert(
    fc.asyncProperty(CHUNKS, fc.nat(60), fc.nat(60), async (chunks, max, declared) => {
      const budget = { reading: 0, max };
      const read = await readBody(request(chunks, declared), budget, 1_000);
      const size = chunks.reduce((sum, { length }) => sum + length, 0);
      expect(read).toEqual(Math.max(size, declared) > max ? 'overloaded' : Buffer.concat(chunks));
      expect(budget.reading).toBe(0);
    }),
  );
});

test('who goes away is told of once, however it shows', async () => {
  const heard: unknown[] = [];
  const broken = request([Buffer.from('{"a":')], 100);
  takeBody(broken, { reading: 0, max: 1_000 }, 1_000, (body) => heard.push(body));
  broken.destroy(new Error('connection reset'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['aborted']);
});
