/**
 * Completes package-lock.json after `npm install`. A registry mirror may not carry the builds of a package for other
 * platforms; npm then leaves them out of the lock, and `npm ci` refuses the lock everywhere. Their names and exact
 * versions are known from the package that wants them, and no other platform downloads them.
 * Usage: `node tools/complete-lock.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

interface Lock {
  packages: Record<string, Locked>;
}

const FILE = 'package-lock.json';
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const LIBRARIES: Readonly<Record<string, string>> = { gnu: 'glibc', musl: 'musl' };

const lock = JSON.parse(readFileSync(FILE, 'utf8')) as Lock;
const added: string[] = [];
for (const wanting of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(wanting.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const build = describeBuild(name);
    if (build === undefined || !/^\d/.test(version) || lock.packages[key] !== undefined) continue;
    lock.packages[key] = { version, ...build, ...(wanting.dev === true && { dev: true }), optional: true };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
if (added.length > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${FILE}: ${added.length} platform builds added${added.map((name) => `\n  ${name}`).join('')}`);

/** `@scope/binding-linux-arm64-musl` names its platform; undefined for a package that does not. */
function describeBuild(name: string): Locked | undefined {
  const words = name.split(/[/-]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.findLast((word) => PROCESSORS.includes(word));
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os === 'linux' ? LIBRARIES[words.at(-1) ?? ''] : undefined;
  return { cpu: [cpu], ...(libc !== undefined && { libc: [libc] }), os: [os] };
}
