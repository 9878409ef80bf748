import type { Value } from '../runtime/value.ts';
import { arrays } from './arrays.ts';
import { encodings } from './base64.ts';
import { escapes } from './escapes.ts';
import { formatFunctions } from './format/format.ts';
import { hashes } from './hash/hashes.ts';
import { joins } from './join.ts';
import { manifests } from './manifests.ts';
import { math } from './math.ts';
import type { NativeFunction } from './native.ts';
import { numerals } from './numerals.ts';
import { objects } from './objects.ts';
import { parsing } from './parsing.ts';
import { patches } from './patch.ts';
import { searches } from './search.ts';
import { sets } from './sets.ts';
import { sorts } from './sort.ts';
import { splitFunctions } from './split.ts';
import { strings } from './strings.ts';
import { stripFunctions } from './strip.ts';
import { transforms } from './transform.ts';
import { types } from './types.ts';

const groups: readonly (readonly NativeFunction[])[] = [
  types,
  math,
  strings,
  splitFunctions,
  stripFunctions,
  numerals,
  escapes,
  formatFunctions,
  arrays,
  transforms,
  searches,
  joins,
  sorts,
  sets,
  objects,
  patches,
  encodings,
  hashes,
  parsing,
  manifests,
];

/** The standard library but for what depends on the run: `extVar`, `native`, `thisFile`, `trace`. By name. */
export const library: ReadonlyMap<string, NativeFunction> = new Map(groups.flat().map((fn) => [fn.name, fn]));

/** The fields of `std` that are no functions. */
export const constants: ReadonlyMap<string, Value> = new Map([['pi', Math.PI]]);
