import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accepts } from './accepts.ts';

/** Where `npm run build` puts the console. */
export const CONSOLE_FOLDER: string = fileURLToPath(new URL('../../../console/dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Names of files in `assets` change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What every answer says: no sniffing, no framing, nothing about us to other sites. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

interface Form {
  readonly bytes: Buffer;
  readonly encoding: 'br' | 'gzip' | undefined;
}

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
  /** Best first; the last one is plain. */
  readonly forms: readonly Form[];
}

interface Built {
  readonly page: string;
  readonly files: ReadonlyMap<string, StaticFile>;
}

/** Serves the console below `/console/`: its files, and its one page at every other address there. */
export function serveConsole(app: FastifyInstance, folder: string): void {
  const built = readBuilt(folder);
  const toConsole = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply.headers(HEADERS).redirect('/console/', 302);
  app.get('/', toConsole);
  app.get('/console', toConsole);
  app.get('/console/*', async (request, reply) => {
    reply.headers(HEADERS);
    if (built === undefined) {
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The console is not built. Run "npm run build" and start the hub again.\n');
    }
    const path = decoded((request.url.split('?', 1)[0] ?? '').slice('/console/'.length));
    const file = path === undefined ? undefined : built.files.get(path);
    if (file !== undefined) return sendFile(request, reply, file);
    // A page of an earlier version asks for a file that is gone: the page's HTML would only confuse it.
    if (path === undefined || path.startsWith('assets/'))
      return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file.\n');
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(built.page.replaceAll('{{nonce}}', nonce));
  });
}

/** Only our own code runs, only our own styles apply, and the page speaks to this hub alone. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: StaticFile): FastifyReply {
  reply.headers({ 'cache-control': file.cache, etag: file.etag, vary: 'accept-encoding' });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const accepted = request.headers['accept-encoding'] ?? '';
  const form = file.forms.find(({ encoding }) => encoding === undefined || accepts(accepted, encoding));
  if (form?.encoding !== undefined) reply.header('content-encoding', form.encoding);
  return reply.type(file.type).send(form?.bytes);
}

/** Reads what was built, once. Undefined when it was not. */
function readBuilt(folder: string): Built | undefined {
  if (statSync(join(folder, 'index.html'), { throwIfNoEntry: false }) === undefined) return undefined;
  const files = new Map<string, StaticFile>();
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const path = name.split(sep).join('/');
    const bytes = readFileSync(join(folder, name));
    files.set(path, {
      type,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      cache: path.startsWith('assets/') ? FOR_EVER : 'no-cache',
      forms: [
        ...packedForm(folder, `${name}.br`, 'br'),
        ...packedForm(folder, `${name}.gz`, 'gzip'),
        { bytes, encoding: undefined },
      ],
    });
  }
  return { page: readFileSync(join(folder, 'index.html'), 'utf8'), files };
}

function packedForm(folder: string, name: string, encoding: 'br' | 'gzip'): readonly Form[] {
  const path = join(folder, name);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return [];
  return [{ bytes: readFileSync(path), encoding }];
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
