/** A file that breaks one rule, and what the linter must say about it. */
export interface Plant {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  readonly rule: string;
  /** A part of the message that names what is wrong. */
  readonly says?: string;
  /** Further files that the plant needs. */
  readonly also?: Readonly<Record<string, string>>;
}

const CORE = 'packages/core/src/planted';
const FEATURES = 'packages/server/src/features';
const ADAPTERS = 'packages/server/src/adapters';

function importing(specifier: string): string {
  return `import * as it from '${specifier}';\n\nexport const planted: unknown = it;\n`;
}

function boundary(what: string, file: string, specifier: string, says: string): Plant {
  return { what, file, text: importing(specifier), rule: 'causeway(may-import)', says };
}

function inCore(what: string, name: string, expression: string, rule: string): Plant {
  const text = `export const planted: unknown = (a: number): unknown => [a, ${expression}];\n`;
  return { what, file: `${CORE}/${name}.ts`, text, rule };
}

const boundaries: readonly Plant[] = [
  boundary('core importing a package', `${CORE}/zod.ts`, 'zod', 'core may not import zod'),
  boundary(
    'core importing what its tests share',
    `${CORE}/uses-testing.ts`,
    '../planted/testing/arbitrary.ts',
    'core may not import packages/core/src/planted/testing/arbitrary.ts',
  ),
  boundary(
    'what tests of core share importing Node',
    `${CORE}/testing/node-fs.ts`,
    'node:fs',
    'core/testing may not import node:fs',
  ),
  boundary('core importing Node', `${CORE}/node-fs.ts`, 'node:fs', 'core may not import node:fs'),
  boundary(
    'core importing another package by path',
    `${CORE}/contract.ts`,
    '../../../contract/src/x.ts',
    'core may not import packages/contract',
  ),
  boundary(
    'contract importing the server',
    'packages/contract/src/planted.ts',
    '@causeway/server/ports/store',
    'contract may not import @causeway/server',
  ),
  boundary(
    'a port importing a vendor library',
    'packages/server/src/ports/planted.ts',
    'pino',
    'server/ports may not import pino',
  ),
  boundary(
    'a feature importing an adapter',
    `${FEATURES}/one/adapter.ts`,
    '../../adapters/sqlite/store.ts',
    'server/features/one may not import packages/server/src/adapters/sqlite/store.ts',
  ),
  boundary(
    'a feature importing another feature',
    `${FEATURES}/one/sibling.ts`,
    '../two/rule.ts',
    'server/features/one may not import packages/server/src/features/two/rule.ts',
  ),
  boundary(
    'a feature importing another feature from a deeper folder, the long way round',
    `${FEATURES}/one/deep/sibling.ts`,
    './../../one/../two/rule.ts',
    'server/features/one may not import packages/server/src/features/two/rule.ts',
  ),
  boundary(
    'a feature running fastify itself',
    `${FEATURES}/one/fastify.ts`,
    'fastify',
    'may not import fastify',
  ),
  boundary('a feature using Node', `${FEATURES}/one/node.ts`, 'node:fs', 'may not import node:fs'),
  boundary(
    'workers importing a feature',
    'packages/server/src/workers/planted.ts',
    '../features/one/rule.ts',
    'server/workers may not import packages/server/src/features/one/rule.ts',
  ),
  boundary(
    'an adapter importing another',
    `${ADAPTERS}/log/sibling.ts`,
    '../sqlite/store.ts',
    'server/adapters/log',
  ),
  boundary(
    'an adapter using a second library',
    `${ADAPTERS}/log/undici.ts`,
    'undici',
    'may not import undici',
  ),
  boundary(
    'a feature running templates itself',
    `${FEATURES}/one/jsonnet.ts`,
    '@causeway/jsonnet/jsonnet',
    'may not import @causeway/jsonnet',
  ),
  boundary(
    'the adapter of templates using Node',
    `${ADAPTERS}/jsonnet/node.ts`,
    'node:fs',
    'may not import node:fs',
  ),
  boundary(
    'SQLite outside its adapter',
    'packages/server/src/app/db.ts',
    'node:sqlite',
    'may not import node:sqlite',
  ),
  boundary(
    'a socket outside adapters/http',
    `${ADAPTERS}/crypto/net.ts`,
    'node:net',
    'may not import node:net',
  ),
  boundary(
    'an HTTP client in the app',
    'packages/server/src/app/undici.ts',
    'undici',
    'may not import undici',
  ),
  boundary(
    'https without its prefix in the app',
    'packages/server/src/app/https.ts',
    'https',
    'may not import https',
  ),
  boundary(
    'a program started by the app',
    'packages/server/src/app/spawn.ts',
    'node:child_process',
    'may not import',
  ),
  boundary(
    'a file outside the folders',
    'packages/server/src/loose.ts',
    './ports/store.ts',
    'Put this file into',
  ),
  boundary(
    'the sandbox importing core',
    'packages/sandbox/src/planted.ts',
    '@causeway/core/result/json',
    'sandbox may not import @causeway/core',
  ),
  boundary(
    'a test of the sandbox importing the server',
    'packages/sandbox/src/planted.test.ts',
    '@causeway/server/app/main',
    'sandbox may not import @causeway/server',
  ),
  boundary(
    'the browser SDK importing core',
    'packages/sdk/src/planted.ts',
    '@causeway/core/consent/consent',
    'sdk may not import @causeway/core',
  ),
  boundary(
    'the browser SDK importing a library',
    'packages/sdk/src/library.ts',
    'any-ascii',
    'sdk may not import any-ascii',
  ),
  boundary(
    'the browser SDK importing Node',
    'packages/sdk/src/node.ts',
    'node:fs',
    'sdk may not import node:fs',
  ),
  boundary(
    'the command reaching into an adapter',
    'packages/cli/src/planted.ts',
    '@causeway/server/adapters/sqlite/store',
    'cli may not import @causeway/server/adapters',
  ),
  {
    what: 'a boundary crossed by import()',
    file: `${FEATURES}/one/dynamic.ts`,
    text: "export const planted: unknown = await import('../../adapters/sqlite/store.ts');\n",
    rule: 'causeway(may-import)',
  },
  {
    what: 'import() of a name that is computed',
    file: `${FEATURES}/one/computed.ts`,
    text: "export const planted = async (name: string): Promise<unknown> => import(name + '.ts');\n",
    rule: 'causeway(may-import)',
    says: 'literal name',
  },
  {
    what: 'a boundary crossed by a re-export',
    file: `${FEATURES}/one/passed-on.ts`,
    text: "export { store } from '../../adapters/sqlite/store.ts';\n",
    rule: 'causeway(may-import)',
  },
  {
    what: 'a boundary crossed for a type',
    file: `${FEATURES}/one/type.ts`,
    text: "import type { Store } from '../../adapters/sqlite/store.ts';\n\nexport type Planted = Store;\n",
    rule: 'causeway(may-import)',
  },
];

const purity: readonly Plant[] = [
  inCore('the clock in core', 'date-now', 'Date.now()', 'eslint(no-restricted-properties)'),
  inCore('the clock read by a constructor', 'new-date', 'new Date()', 'causeway(no-ambient-clock)'),
  inCore('the clock read by a call', 'date-call', 'Date()', 'causeway(no-ambient-clock)'),
  inCore(
    "the host's time zone in a constructor",
    'local-date',
    'new Date(2026, 1)',
    'causeway(no-ambient-clock)',
  ),
  inCore("the host's time zone", 'local-hours', 'new Date(a).getHours()', 'eslint(no-restricted-properties)'),
  inCore('randomness in core', 'random', 'Math.random()', 'eslint(no-restricted-properties)'),
  inCore('a timer in core', 'timer', 'setTimeout', 'eslint(no-restricted-globals)'),
  inCore('crypto in core', 'crypto', 'crypto', 'eslint(no-restricted-globals)'),
  inCore('performance in core', 'performance', 'performance', 'eslint(no-restricted-globals)'),
  inCore('a way round through globalThis', 'global-this', 'globalThis', 'eslint(no-restricted-globals)'),
];

const egress: readonly Plant[] = [
  {
    what: 'fetch in a feature',
    file: `${FEATURES}/one/fetch.ts`,
    text: 'export const planted = (url: string): Promise<unknown> => fetch(url);\n',
    rule: 'eslint(no-restricted-globals)',
    says: "'fetch'",
  },
  {
    what: 'fetch through globalThis in the app',
    file: 'packages/server/src/app/global-fetch.ts',
    text: 'export const planted = (url: string): Promise<unknown> => globalThis.fetch(url);\n',
    rule: 'eslint(no-restricted-globals)',
    says: "'fetch'",
  },
  {
    what: 'a module taken around the import rules',
    file: 'packages/server/src/app/builtin.ts',
    text: "export const planted: unknown = process.getBuiltinModule('node:net');\n",
    rule: 'eslint(no-restricted-properties)',
  },
];

const CALLS = 'packages/server/src/app/calls';

/** Every way in which code that is not the egress could open a connection. */
const sockets: readonly Plant[] = [
  ...[
    'node:dgram',
    'node:dns',
    'node:dns/promises',
    'node:http2',
    'node:https',
    'node:net',
    'node:tls',
    'tls',
  ].map((name) =>
    boundary(
      `${name} in the app`,
      `${CALLS}/${name.replace(/\W/g, '-')}.ts`,
      name,
      `server/app may not import ${name}`,
    ),
  ),
  ...['node:module', 'node:inspector', 'node:vm', 'node:wasi'].map((name) =>
    boundary(
      `${name}, a way around`,
      `${CALLS}/${name.replace(/\W/g, '-')}.ts`,
      name,
      `may not import ${name}`,
    ),
  ),
  boundary('an HTTP client in a feature', `${FEATURES}/one/undici.ts`, 'undici', 'may not import undici'),
  boundary('names looked up by workers', 'packages/server/src/workers/dns.ts', 'node:dns', 'may not import'),
  ...['request', 'get', 'Agent', 'ClientRequest', 'globalAgent'].map((name): Plant => ({
    what: `${name} of node:http in the app`,
    file: `${CALLS}/http-${name.toLowerCase()}.ts`,
    text: `import { ${name} } from 'node:http';\n\nexport const planted: unknown = ${name};\n`,
    rule: 'eslint(no-restricted-imports)',
    says: `'${name}'`,
  })),
  {
    what: 'all of node:http in the app',
    file: `${CALLS}/http-all.ts`,
    text: importing('node:http'),
    rule: 'eslint(no-restricted-imports)',
  },
  ...['WebSocket', 'EventSource'].map((name): Plant => ({
    what: `${name} in a feature`,
    file: `${FEATURES}/one/${name.toLowerCase()}.ts`,
    text: `export const planted = (url: string): unknown => new ${name}(url);\n`,
    rule: 'eslint(no-restricted-globals)',
    says: `'${name}'`,
  })),
];

const promisesAndTypes: readonly Plant[] = [
  {
    what: 'a promise nobody waits for',
    file: 'packages/server/src/workers/floating.ts',
    text: 'export function planted(work: () => Promise<void>): void {\n  work();\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    what: 'a promise nobody waits for, in a test',
    file: 'test/floating.test.ts',
    text: 'export function planted(work: () => Promise<void>): void {\n  work();\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    what: 'a promise taken for a condition',
    file: 'packages/server/src/workers/misused.ts',
    text: 'export function planted(work: () => Promise<boolean>): number {\n  if (work()) return 1;\n  return 0;\n}\n',
    rule: 'typescript(no-misused-promises)',
  },
  {
    what: 'await of what is no promise',
    file: 'packages/server/src/workers/awaited.ts',
    text: 'export async function planted(count: number): Promise<number> {\n  return await count;\n}\n',
    rule: 'typescript(await-thenable)',
  },
  {
    what: 'a switch that forgets a case',
    file: `${CORE}/switch.ts`,
    text: "export function planted(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      break;\n  }\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  {
    what: 'any',
    file: `${CORE}/any.ts`,
    text: 'export const planted = (value: any): unknown => value;\n',
    rule: 'typescript(no-explicit-any)',
  },
  {
    what: 'a default export',
    file: `${CORE}/default.ts`,
    text: 'export default 1;\n',
    rule: 'import(no-default-export)',
  },
  {
    what: 'console in the server',
    file: 'packages/server/src/app/console.ts',
    text: "export const planted = (): void => console.log('x');\n",
    rule: 'eslint(no-console)',
  },
  {
    what: 'an import cycle',
    file: `${CORE}/cycle-a.ts`,
    text: "import { b } from './cycle-b.ts';\n\nexport const a = (): number => b();\n",
    also: {
      [`${CORE}/cycle-b.ts`]: "import { a } from './cycle-a.ts';\n\nexport const b = (): number => a();\n",
    },
    rule: 'import(no-cycle)',
  },
  {
    what: 'an off-switch that switches nothing off',
    file: `${CORE}/unused-directive.ts`,
    text: '// oxlint-disable-next-line no-console\nexport const planted = 1;\n',
    rule: 'oxlint',
    says: 'Unused oxlint-disable directive',
  },
];

export const planted: readonly Plant[] = [
  ...boundaries,
  ...purity,
  ...egress,
  ...sockets,
  ...promisesAndTypes,
];

/** What the rules must leave alone: a gate that refuses everything proves nothing. */
export const allowed: readonly Omit<Plant, 'rule'>[] = [
  {
    what: 'core using its two libraries, and a date made from a number',
    file: `${CORE}/fine.ts`,
    text: [
      "import { parsePhoneNumber } from 'libphonenumber-js/max';",
      "import anyAscii from 'any-ascii';",
      '',
      'export const phone: unknown = parsePhoneNumber;',
      'export const ascii: unknown = anyAscii;',
      'export const text = (at: number): string => new Date(at).toISOString();',
      '',
    ].join('\n'),
  },
  {
    what: 'a feature using ports, its own files and types of fastify',
    file: `${FEATURES}/one/deep/fine.ts`,
    text: [
      "import type { FastifyInstance } from 'fastify';",
      '',
      "import { store } from '../../../ports/store.ts';",
      "import { rule } from '../rule.ts';",
      '',
      'export const planted = (app: FastifyInstance): unknown => [app, rule, store];',
      '',
    ].join('\n'),
    also: {
      'packages/server/src/ports/store.ts': 'export const store = 1;\n',
      [`${ADAPTERS}/sqlite/store.ts`]: importing('node:sqlite'),
      [`${FEATURES}/one/rule.ts`]: 'export const rule = 1;\n',
      [`${FEATURES}/two/rule.ts`]: 'export const rule = 2;\n',
    },
  },
  { what: 'sockets in adapters/http', file: `${ADAPTERS}/http/fine.ts`, text: importing('node:net') },
  {
    what: 'fetch in adapters/http',
    file: `${ADAPTERS}/http/fetch.ts`,
    text: 'export const planted = async (url: string): Promise<unknown> => fetch(url);\n',
  },
  {
    what: 'the app importing everything of the server',
    file: 'packages/server/src/app/fine.ts',
    text: importing('../adapters/sqlite/store.ts'),
  },
  {
    what: 'the app serving HTTP',
    file: `${CALLS}/fine.ts`,
    text: "import { createServer, type IncomingMessage } from 'node:http';\n\nexport const planted = (answer: (request: IncomingMessage) => void): unknown => createServer(answer);\n",
  },
  {
    what: 'a test wiring up an adapter',
    file: `${FEATURES}/one/fine.test.ts`,
    text: importing('../../adapters/sqlite/store.ts'),
  },
  {
    what: 'the sandbox serving HTTP and calling webhooks',
    file: 'packages/sandbox/src/fine.ts',
    text: "import { createServer } from 'node:http';\n\nexport const planted: unknown = [createServer, fetch];\n",
  },
  {
    what: 'the command printing',
    file: 'packages/cli/src/fine.ts',
    text: "export const planted = (): void => console.log('x');\n",
  },
];
