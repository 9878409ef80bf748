import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADVISORIES, MALICIOUS } from './advisories.data.ts';

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

/** Every version of a package that is anywhere in the lock file, with its place. */
function versionsOf(name: string): readonly (readonly [place: string, version: string])[] {
  return Object.entries(packages).flatMap(([place, { version }]) =>
    place.endsWith(`node_modules/${name}`) && version !== undefined ? [[place, version] as const] : [],
  );
}

const parts = (version: string): readonly number[] => version.split(/[.+-]/, 3).map(Number);

/** Is it this version or a later one of the same major, or of a major after all that were mended? */
function isMended(version: string, mendedIn: readonly string[]): boolean {
  const [major = 0, minor = 0, patch = 0] = parts(version);
  const same = mendedIn.map(parts).find(([of]) => of === major);
  if (same === undefined) return mendedIn.every((one) => (parts(one)[0] ?? 0) < major);
  const [, leastMinor = 0, leastPatch = 0] = same;
  return minor > leastMinor || (minor === leastMinor && patch >= leastPatch);
}

describe('what was told of packages in public', () => {
  it('is mended in every version that is in the lock file', () => {
    for (const { name, advisories, mendedIn } of ADVISORIES) {
      const found = versionsOf(name);
      expect(found, `${name} is gone: take its advisories away`).not.toEqual([]);
      for (const [place, version] of found)
        expect(isMended(version, mendedIn), `${place} ${version}: ${advisories.join(', ')}`).toBe(true);
    }
    for (const [name, bad] of MALICIOUS)
      for (const [place, version] of versionsOf(name))
        expect(bad, `${place} ${version}`).not.toContain(version);
  });

  it('is told from what is not: versions are compared by their numbers', () => {
    const mendedIn = ['3.1.7', '4.1.4'];
    for (const version of ['3.1.6', '3.0.99', '4.1.3', '4.0.10', '2.9.9'])
      expect(isMended(version, mendedIn)).toBe(false);
    for (const version of ['3.1.7', '3.1.10', '3.2.0', '4.1.4', '4.10.0', '5.0.0'])
      expect(isMended(version, mendedIn)).toBe(true);
  });
});

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
