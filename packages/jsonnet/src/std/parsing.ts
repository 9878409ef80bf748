import { parseJson } from './json/parse-json.ts';
import { native, type NativeFunction } from './native.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

export const parsing: readonly NativeFunction[] = [
  native('parseJson', { str: 'string' }, (run, { str }) => parseJson(run, str)),
  native('parseYaml', { str: 'string' }, (run, { str }) => parseYaml(run, str)),
];
