import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Licences that what is handed on may have: none asks for more than its own text. */
const ALLOWED = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'Zlib',
  'BlueOak-1.0.0',
  'Unlicense',
  '(MIT OR CC0-1.0)',
]);

/** Where a package that another one asks for lies, as Node finds it. */
function placeOf(from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (at === '') return undefined;
  }
}

/** Everything that these need, by its place. */
function closure(roots: readonly (readonly [from: string, name: string])[]): ReadonlyMap<string, Locked> {
  const found = new Map<string, Locked>();
  const open = [...roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const place = placeOf(...next);
    const locked = place === undefined ? undefined : packages[place];
    if (place === undefined || locked === undefined || locked.link === true || found.has(place)) continue;
    found.set(place, locked);
    for (const name of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }))
      open.push([place, name]);
  }
  return found;
}

const workspaces = Object.keys(packages).filter((path) => /^packages\/[^/]+$/.test(path));
const production = closure(
  workspaces.flatMap((path) =>
    Object.keys(packages[path]?.dependencies ?? {}).map((name) => [path, name] as const),
  ),
);
/** The console and the SDK are built: what they are built with may end up in what is handed on. */
const built = closure(
  ['packages/console', 'packages/sdk'].flatMap((path) =>
    Object.keys(packages[path]?.devDependencies ?? {}).map((name) => [path, name] as const),
  ),
);

describe('what the hub runs on', () => {
  it('is found whole in the lock file', () => {
    expect(production.size).toBeGreaterThan(40);
    expect([...production.keys()]).toEqual(
      expect.arrayContaining(['node_modules/fastify', 'node_modules/undici']),
    );
  });

  it('runs nothing when it is installed', () => {
    expect([...production].filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  });

  it('comes from the registry, each with the digest of what it must be', () => {
    for (const [place, { resolved, integrity = '' }] of production) {
      // Without a word about where, it is the registry that npm is told of.
      expect(resolved ?? 'https://registry.npmjs.org/', `source of ${place}`).toMatch(
        /^https:\/\/registry\.npmjs\.org\//,
      );
      expect(integrity, `digest of ${place}`).toMatch(/^sha512-/);
    }
  });

  it('has licences that may be handed on, and so has what the console and the SDK are built with', () => {
    const others = [...production, ...built]
      .filter(([, { license = 'none' }]) => !ALLOWED.has(license))
      // It writes the style sheets, and is not in them.
      .filter(([place]) => !/^node_modules\/lightningcss(?:-|$)/.test(place));
    expect(others.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });

  it('is asked for in one version: what is tested is what is installed', () => {
    for (const path of workspaces) {
      for (const [name, range] of Object.entries(packages[path]?.dependencies ?? {}))
        expect(range, `${name} of ${path}`).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });
});
