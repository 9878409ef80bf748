import { isObject, own, type Json } from '../result/json.ts';
import { LIMITS } from './limits.ts';

const MOST_PATHS = 300;
const DEEPEST = 8;

/**
 * The paths of everything in a body that is neither an object nor a list of objects, as a mapping's From would name
 * them. Of a list of objects the first stands for all. At most 300, in the order of the
 * body, and none that is too long to be mapped.
 */
export function bodyPaths(body: Json): readonly string[] {
  const paths: string[] = [];
  collect(body, '', 0, paths);
  return paths;
}

function collect(value: Json | undefined, path: string, depth: number, paths: string[]): void {
  if (paths.length >= MOST_PATHS || path.length > LIMITS.path || value === undefined) return;
  const inner = Array.isArray(value) ? isObject(value[0]) || Array.isArray(value[0]) : isObject(value);
  if (!inner || depth >= DEEPEST) {
    if (path !== '') paths.push(path);
    return;
  }
  if (Array.isArray(value)) collect((value as readonly Json[])[0], `${path}[0]`, depth + 1, paths);
  else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (paths.length >= MOST_PATHS) return;
      if (key.length <= LIMITS.path) collect(own(value, key), joined(path, key), depth + 1, paths);
    }
  }
}

/** A path one name longer, the name in quotes where it has signs that mean something in paths. */
function joined(path: string, name: string): string {
  if (name === '' || /[.[\]"']/.test(name) || name !== name.trim()) {
    return `${path}["${name.replaceAll(/["\\]/g, '\\$&')}"]`;
  }
  return path === '' ? name : `${path}.${name}`;
}
