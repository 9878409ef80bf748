/**
 * Who may import whom: the table of docs/architecture.md, for machines. The first zone whose `files` match a file is
 * its zone. A zone may always import its own files.
 *
 * An entry of `may` is the start of a name: `zod` is that package and its subpaths, `@causeway/core` that package,
 * `server/ports` another zone of this package, `node:*` every built-in module that is not `guarded`, `*` every
 * package of the registry that is not `guarded`. Guarded modules must be named. `type X` allows `import type` only.
 */
export interface Zone {
  readonly name: string;
  readonly files: RegExp;
  readonly may: readonly string[];
  /** What to do instead; shown with every finding. */
  readonly fix: string;
  /** Tests may wire up anything; with this, anything but the code of other folders and packages. */
  readonly testsApart?: true;
}

/** Modules that open connections, start programs, load code or own the database: each has one home. */
export const guarded: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:cluster',
  'node:dgram',
  'node:dns',
  'node:http',
  'node:http2',
  'node:https',
  'node:inspector',
  'node:module',
  'node:net',
  'node:sqlite',
  'node:tls',
  'node:vm',
  'node:wasi',
  'node:worker_threads',
  'undici',
]);

const port = 'Declare what you need as an interface in server/src/ports, and let server/src/app pass it in.';
const ownVendor =
  'An adapter wraps one library. A new kind of adapter gets its own folder, and a row in tools/lint/zones.ts.';

export const zones: readonly Zone[] = [
  {
    name: 'core/testing',
    files: /^packages\/core\/src\/(?:.+\/)?testing\//,
    may: ['core', 'fast-check', 'libphonenumber-js', 'any-ascii', '@iabtechlabtcf/core'],
    fix: 'What tests of core share: core itself, and what makes arbitrary values. Only tests may import it.',
  },
  {
    name: 'core',
    files: /^packages\/core\/src\//,
    may: ['libphonenumber-js', 'any-ascii', '@iabtechlabtcf/core'],
    fix: 'core is pure and stands alone: take data as arguments, or move this code to the package that does I/O.',
  },
  {
    name: 'jsonnet',
    files: /^packages\/jsonnet\/src\//,
    may: [],
    fix: 'jsonnet is pure and stands alone: it knows no package, not even ours, so that others can use it.',
  },
  {
    name: 'contract',
    files: /^packages\/contract\/src\//,
    may: ['@causeway/core', 'zod'],
    fix: 'contract holds schemas only: it knows core and zod.',
  },
  {
    name: 'server/ports',
    files: /^packages\/server\/src\/ports\//,
    may: ['@causeway/core'],
    fix: 'A port speaks the words of core only.',
  },
  {
    name: 'server/intake',
    files: /^packages\/server\/src\/intake\//,
    may: ['@causeway/core', 'server/ports', 'type node:http', 'node:zlib'],
    fix: `What every road in shares: reading bodies, and registering in groups. ${port}`,
  },
  {
    name: 'server/features/*',
    files: /^packages\/server\/src\/features\/([^/]+)\//,
    may: [
      '@causeway/core',
      '@causeway/contract',
      'server/ports',
      'server/intake',
      'zod',
      'type fastify',
      'type node:http',
      'node:zlib',
    ],
    fix: `A feature is a folder one can delete: it knows no other feature and no adapter. ${port}`,
  },
  {
    name: 'server/adapters/sqlite',
    files: /^packages\/server\/src\/adapters\/sqlite\//,
    may: ['@causeway/core', 'server/ports', 'node:*', 'node:sqlite'],
    fix: ownVendor,
  },
  {
    name: 'server/adapters/http',
    files: /^packages\/server\/src\/adapters\/http\//,
    may: [
      '@causeway/core',
      'server/ports',
      'node:*',
      'node:dns',
      'node:http',
      'node:https',
      'node:net',
      'node:tls',
      'undici',
      'ipaddr.js',
    ],
    fix: ownVendor,
  },
  {
    name: 'server/adapters/log',
    files: /^packages\/server\/src\/adapters\/log\//,
    may: ['@causeway/core', 'server/ports', 'node:*', 'pino'],
    fix: ownVendor,
  },
  {
    name: 'server/adapters/metrics',
    files: /^packages\/server\/src\/adapters\/metrics\//,
    may: ['@causeway/core', 'server/ports', 'node:*', 'prom-client'],
    fix: ownVendor,
  },
  {
    name: 'server/adapters/jsonnet',
    files: /^packages\/server\/src\/adapters\/jsonnet\//,
    may: ['@causeway/core', '@causeway/jsonnet', 'server/ports'],
    fix: ownVendor,
  },
  {
    name: 'server/adapters/*',
    files: /^packages\/server\/src\/adapters\/([^/]+)\//,
    may: ['@causeway/core', 'server/ports', 'node:*'],
    fix: ownVendor,
  },
  {
    name: 'server/workers',
    files: /^packages\/server\/src\/workers\//,
    may: ['@causeway/core', 'server/ports'],
    fix: `Workers are generic: they know no feature and no engine. ${port}`,
  },
  {
    name: 'server/app',
    files: /^packages\/server\/src\/app\//,
    may: [
      '@causeway/core',
      '@causeway/contract',
      'server/ports',
      'server/intake',
      'server/features',
      'server/adapters',
      'server/workers',
      'node:*',
      'node:worker_threads',
      '*',
      'node:http',
      'type node:net',
    ],
    fix: 'Connections leave through server/src/adapters/http, and the database is server/src/adapters/sqlite.',
  },
  {
    name: 'server',
    files: /^packages\/server\/src\//,
    may: [],
    fix: 'Put this file into ports, features, adapters, workers or app.',
  },
  {
    name: 'console/features/*',
    files: /^packages\/console\/src\/features\/([^/]+)\//,
    may: ['console/ui', 'console/app', '@causeway/core', 'type @causeway/contract', '*'],
    fix: 'A feature of the console knows no other feature: lift what they share to src/ui.',
  },
  {
    name: 'console/ui',
    files: /^packages\/console\/src\/ui\//,
    may: ['console/app', '@causeway/core', 'type @causeway/contract', '*'],
    fix: 'What features share knows none of them.',
  },
  {
    name: 'console/app',
    files: /^packages\/console\/src\/app\//,
    may: ['console/ui', 'console/features', '@causeway/core', 'type @causeway/contract', '*'],
    fix: 'The console speaks to the hub through src/app/api.ts alone, and runs in a browser: no built-in modules.',
  },
  {
    name: 'sdk',
    files: /^packages\/sdk\/src\//,
    may: [],
    fix: 'The SDK runs on pages of others and stands alone: it imports nothing, not even ours.',
  },
  {
    name: 'sandbox',
    files: /^packages\/sandbox\/src\//,
    may: ['node:*', 'node:http', 'node:net', 'node:worker_threads', '*'],
    fix: 'The sandbox judges our client, so it shares no code with it: write the rule again, from the facts.',
    testsApart: true,
  },
  {
    name: 'cli',
    files: /^packages\/cli\/src\//,
    may: [
      '@causeway/core',
      '@causeway/contract',
      '@causeway/sandbox',
      '@causeway/server/app',
      'node:*',
      'node:child_process',
      'node:http',
      'node:net',
      'node:worker_threads',
      '*',
    ],
    fix: "The command drives the hub through server/src/app, as anybody's composition would.",
  },
];
