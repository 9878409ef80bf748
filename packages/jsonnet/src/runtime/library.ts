import { constants, library } from '../std/library.ts';
import type { NativeFunction } from '../std/native.ts';
import { positionOf } from '../syntax/location.ts';
import type { Library } from '../compile/compiler.ts';
import type { Evaluation } from './evaluation.ts';
import { RecordLayer } from './layer.ts';
import { NativeValue } from './native-value.ts';
import { SingleObject } from './object.ts';
import { typeName } from './value.ts';
import type { Lazy, Value } from './value.ts';

/** What the library has of the run it is called in. */
const ofTheRun: readonly NativeFunction[] = [
  {
    name: 'extVar',
    parameters: [{ name: 'x', optional: false }],
    apply: (run, [x]) => {
      const evaluation = run as Evaluation;
      const name = run.force(x ?? null);
      if (typeof name !== 'string') {
        return evaluation.failFor((words) => words.argument('extVar', 'string', typeName(name)));
      }
      const value = evaluation.world.external(evaluation, name);
      return value === undefined ? evaluation.failFor((words) => words.noExternal(name)) : value;
    },
  },
  {
    name: 'native',
    parameters: [{ name: 'name', optional: false }],
    apply: (run, [x]) => {
      const evaluation = run as Evaluation;
      const name = run.force(x ?? null);
      if (typeof name === 'string') return evaluation.world.native(name) ?? null;
      return evaluation.failFor((words) => words.argument('native', 'string', typeName(name)));
    },
  },
  {
    name: 'trace',
    parameters: [
      { name: 'str', optional: false },
      { name: 'rest', optional: false },
    ],
    apply: (run, [str, rest]) => {
      const evaluation = run as Evaluation;
      const said = run.force(str ?? null);
      const value = run.force(rest ?? null);
      if (typeof said !== 'string') {
        return evaluation.failFor((words) => words.traced(typeName(said)));
      }
      const { span } = evaluation.site;
      const place =
        span === undefined ? '' : `${span.source.name}:${positionOf(span.source, span.begin).line}`;
      evaluation.world.trace(`TRACE: ${place} ${said}`);
      return value;
    },
  },
];

const shared: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...[...library.values(), ...ofTheRun].map((fn): [string, Value] => [fn.name, new NativeValue(fn)]),
  ...constants,
]);

const none: ReadonlyMap<string, Lazy> = new Map();

/** `std` as one file sees it: all is hidden, and `thisFile` is its name. */
export function libraryOf(file: string): Library {
  let object: Value | undefined;
  return {
    field: (name) => (name === 'thisFile' ? file : shared.get(name)),
    get object() {
      const fields = (): ReadonlyMap<string, Lazy> => new Map([...shared, ['thisFile', file]]);
      return (object ??= new SingleObject(new RecordLayer(none, fields())));
    },
  };
}
