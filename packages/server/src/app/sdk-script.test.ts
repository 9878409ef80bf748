import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveSdk } from './sdk-script.ts';

const SCRIPT = `(() => { window.causeway = ${JSON.stringify('x'.repeat(2_000))}; })();`;

describe('the browser SDK', () => {
  let folder: string;
  let app: FastifyInstance;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'causeway-sdk-'));
    app = fastify();
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function built(): void {
    writeFileSync(join(folder, 'causeway.js'), SCRIPT);
    serveSdk(app, join(folder, 'causeway.js'));
  }
  const get = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    app.inject({ method, url: '/sdk/causeway.js', headers });

  it('may be loaded by any site, and checked by it', async () => {
    built();
    const answer = await get();
    expect([answer.statusCode, answer.body]).toEqual([200, SCRIPT]);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await get({}, 'HEAD')).statusCode).toBe(200);
  });

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('is packed for who accepts %s', async (accepted, encoding, unpacked) => {
    built();
    const answer = await get({ 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    const hash = (bytes: Buffer | string): string => createHash('sha384').update(bytes).digest('base64');
    expect(hash(unpacked(answer.rawPayload))).toBe(hash(SCRIPT));
  });

  it('is not sent again to who has it', async () => {
    built();
    const { etag } = (await get()).headers;
    const answer = await get({ 'if-none-match': String(etag) });
    expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
  });

  it('says what to do when it was not built', async () => {
    serveSdk(app, join(folder, 'causeway.js'));
    const answer = await get();
    expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('npm run build')]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
