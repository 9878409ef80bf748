import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { accepts } from './accepts.ts';

/** Where `npm run build` puts the browser SDK. */
export const SDK_SCRIPT: string = fileURLToPath(new URL('../../../sdk/dist/causeway.js', import.meta.url));

/** Any site may load it and check it against a hash; browsers ask again after an hour. */
const HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
  'x-content-type-options': 'nosniff',
};

/** Serves the browser SDK as `/sdk/causeway.js`. It is read once, as the hub starts. */
export function serveSdk(app: FastifyInstance, file: string): void {
  const script = readScript(file);
  app.get('/sdk/causeway.js', async (request, reply) => {
    reply.headers(HEADERS);
    if (script === undefined) {
      return reply
        .code(503)
        .headers({ 'cache-control': 'no-store' })
        .type('text/plain; charset=utf-8')
        .send('The browser SDK is not built. Run "npm run build" and start the hub again.\n');
    }
    const { etag, forms } = script;
    reply.headers({ 'cache-control': 'public, max-age=3600', etag, vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const accepted = request.headers['accept-encoding'] ?? '';
    const form = forms.find(({ encoding }) => encoding === undefined || accepts(accepted, encoding));
    if (form?.encoding !== undefined) reply.header('content-encoding', form.encoding);
    return reply.type('text/javascript; charset=utf-8').send(form?.bytes);
  });
}

interface Script {
  readonly etag: string;
  /** Best first; the last one is plain. */
  readonly forms: readonly { readonly bytes: Buffer; readonly encoding: 'br' | 'gzip' | undefined }[];
}

/** Undefined when it was not built. */
function readScript(file: string): Script | undefined {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  const bytes = readFileSync(file);
  return {
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    forms: [
      { bytes: brotliCompressSync(bytes), encoding: 'br' },
      { bytes: gzipSync(bytes, { level: 9 }), encoding: 'gzip' },
      { bytes, encoding: undefined },
    ],
  };
}
