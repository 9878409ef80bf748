import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { ImportResolver } from '../src/imports.ts';

/** One program of a suite and what the reference makes of it. */
export interface Case {
  readonly name: string;
  /** The name errors speak of. */
  readonly file: string;
  readonly text: string;
  /** What it prints, without the newlines at the end; of several outputs, by their names. */
  readonly golden: string | ReadonlyMap<string, string>;
}

export type Outcome = 'equal' | 'different';

export interface Result {
  readonly name: string;
  readonly kind: 'value' | 'error';
  readonly outcome: Outcome;
  /** Whether an error's trace is equal, too. */
  readonly trace: boolean;
  readonly expected: string;
  readonly got: string;
}

/** The programs of a folder; `goldenOf` names the file with what the reference prints, if any. */
export function casesOf(
  folder: string,
  fileOf: (program: string) => string,
  goldenOf: (program: string) => string,
): Case[] {
  const programs = readdirSync(folder).filter((name) => name.endsWith('.jsonnet'));
  return programs.toSorted().map((name) => ({
    name,
    file: fileOf(name),
    text: readFileSync(join(folder, name), 'utf8'),
    golden: readGolden(join(folder, goldenOf(name))),
  }));
}

function readGolden(path: string): Case['golden'] {
  if (!existsSync(path)) return 'true';
  if (!statSync(path).isDirectory()) return trimmed(readFileSync(path, 'utf8'));
  const names = readdirSync(path);
  return new Map(names.map((name) => [name, trimmed(readFileSync(join(path, name), 'utf8'))]));
}

export function trimmed(text: string): string {
  return text.replace(/\n+$/, '');
}

/** Files of a folder, as the command lines of the references find them. */
export function filesOf(root: string, otherwise: (path: string) => string | undefined): ImportResolver {
  return (path, from) => {
    const broken = otherwise(path);
    if (broken !== undefined) throw new Error(broken);
    const name = path.startsWith('/') ? path : from.slice(0, from.lastIndexOf('/') + 1) + path;
    const at = path.startsWith('/') ? path : join(root, name);
    if (!existsSync(at)) return undefined;
    if (statSync(at).isDirectory())
      throw new Error(`read ${normalize(name).replace(/\/$/, '')}: is a directory`);
    return { name, content: readFileSync(at) };
  };
}
