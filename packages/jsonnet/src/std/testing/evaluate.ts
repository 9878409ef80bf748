import { JsonnetError } from '../../jsonnet-error.ts';
import { compile } from '../../jsonnet.ts';
import type { EvaluateOptions } from '../../jsonnet.ts';
import type { Json } from '../../manifest/json.ts';
import type { Wording } from '../../wording.ts';

/** The value of a program; values from outside it reads with `std.extVar`. */
export function valueOf(
  code: string,
  outside: Readonly<Record<string, Json>> = {},
  wording: Wording = 'cpp',
): Json {
  const ext = Object.fromEntries(Object.entries(outside).map(([name, json]) => [name, { json }]));
  return compile(code, { name: 'test', wording }).value({ ext });
}

/** The message of the error a program ends with. */
export function failureOf(code: string, wording: Wording = 'cpp', options: EvaluateOptions = {}): string {
  try {
    compile(code, { name: 'test', wording }).value(options);
  } catch (error) {
    if (error instanceof JsonnetError) return error.said;
    throw error;
  }
  throw new Error(`does not fail: ${code}`);
}
