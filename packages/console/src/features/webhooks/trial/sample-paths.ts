import { isObject, type Json } from '@causeway/core/result/json';
import { bodyPaths } from '@causeway/core/webhook/body-paths';
import { compileReadPath, parseReadPath } from '@causeway/core/webhook/read-path';
import { isSensitiveName } from '@causeway/core/webhook/sensitive-name';
import { clip, inLine } from '../../../ui/clip.ts';
import type { Sample } from './sample.ts';

/** A place in a request, and what the sample has there. */
export interface SamplePath {
  readonly path: string;
  readonly note: string;
}

interface SamplePaths {
  /** As a mapping's From names them. */
  readonly body: readonly SamplePath[];
  /** As filters name them, headers too. */
  readonly request: readonly SamplePath[];
}

/** Every place of a sample that can be chosen from. */
export function samplePaths({ body, headers }: Sample): SamplePaths {
  const value = bodyOf(body);
  const paths =
    value === undefined ? [] : bodyPaths(value).map((path) => ({ path, note: noteAt(value, path) }));
  const names = Object.entries(headersOf(headers)).map(([name, given]) => ({
    path: `headers.${name}`,
    note: isSensitiveName(name) ? '' : clip(given, 28),
  }));
  return { body: paths, request: [...paths.map(inRequest), ...names] };
}

/** What the text says as JSON; undefined when it is none. */
function bodyOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Lines such as `x-token: abc`, by names in lower case. What has no colon is left out. */
export function headersOf(text: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
    if (name !== '') found.set(name, line.slice(at + 1).trim());
  }
  return Object.fromEntries(found);
}

function inRequest({ path, note }: SamplePath): SamplePath {
  return { path: path.startsWith('[') ? `body${path}` : `body.${path}`, note };
}

function noteAt(value: Json, path: string): string {
  const parsed = parseReadPath(path);
  const found = parsed === undefined ? undefined : compileReadPath(parsed)(value);
  return isObject(found) ? '' : clip(inLine(found), 28);
}
