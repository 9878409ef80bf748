import type { Run } from '../runtime/run.ts';
import { ArrayValue, type Lazy, type ObjectValue, type Value } from '../runtime/value.ts';
import { demandAll } from './kind.ts';
import { native, type NativeFunction } from './native.ts';

function has(run: Run, object: Value, field: Value, hidden: Value): object is ObjectValue {
  demandAll(run, 'objectHasEx', [
    { kind: 'object', value: object },
    { kind: 'string', value: field },
    { kind: 'boolean', value: hidden },
  ]);
  return (object as ObjectValue).has(field as string, hidden as boolean);
}

function fields(run: Run, object: Value, hidden: Value): readonly string[] {
  demandAll(run, 'objectFieldsEx', [
    { kind: 'object', value: object },
    { kind: 'boolean', value: hidden },
  ]);
  const names = (object as ObjectValue).names(hidden as boolean);
  run.allocate(names.length);
  return names;
}

/** A field, when it is asked for. */
export function fieldOf(run: Run, object: ObjectValue, name: string): Lazy {
  return run.delay(() => object.get(run, name));
}

/** One of the functions that come twice: for visible fields, and for hidden ones too. */
function listing(
  name: string,
  hidden: boolean,
  item: (run: Run, object: ObjectValue, name: string) => Lazy,
): NativeFunction {
  return native(name, { o: 'any' }, (run, { o }) => {
    const names = fields(run, o, hidden);
    return new ArrayValue(names.map((field) => item(run, o as ObjectValue, field)));
  });
}

const pair = (run: Run, object: ObjectValue, name: string): Lazy => {
  run.allocate(2);
  return run.object(
    new Map<string, Lazy>([
      ['key', name],
      ['value', fieldOf(run, object, name)],
    ]),
  );
};

export const objects: readonly NativeFunction[] = [
  native('objectHasEx', { obj: 'any', f: 'any', inc_hidden: 'any' }, (run, args) =>
    has(run, args.obj, args.f, args.inc_hidden),
  ),
  native('objectHas', { o: 'any', f: 'any' }, (run, { o, f }) => has(run, o, f, false)),
  native('objectHasAll', { o: 'any', f: 'any' }, (run, { o, f }) => has(run, o, f, true)),
  native('objectFieldsEx', { obj: 'any', inc_hidden: 'any' }, (run, args) => {
    return new ArrayValue([...fields(run, args.obj, args.inc_hidden)]);
  }),
  listing('objectFields', false, (_run, _object, name) => name),
  listing('objectFieldsAll', true, (_run, _object, name) => name),
  listing('objectValues', false, fieldOf),
  listing('objectValuesAll', true, fieldOf),
  listing('objectKeysValues', false, pair),
  listing('objectKeysValuesAll', true, pair),
  native('get', { o: 'any', f: 'any', default: 'lazy?', inc_hidden: 'any?' }, (run, args) => {
    const { o, f } = args;
    if (has(run, o, f, args.inc_hidden ?? true)) return o.get(run, f as string);
    return args.default === undefined ? null : run.force(args.default);
  }),
  native('objectRemoveKey', { obj: 'object', key: 'string' }, (run, { obj, key }) => {
    run.allocate(obj.names(true).length);
    return obj.without(run, key);
  }),
  native(
    'mapWithKey',
    { func: 'function', obj: 'object' },
    (run, { func, obj }) => {
      const names = obj.names(false);
      run.allocate(names.length);
      return run.object(new Map(names.map((name) => [name, run.later(func, name, fieldOf(run, obj, name))])));
    },
    {
      func: 'std.mapWithKey first param must be function, got ',
      obj: 'std.mapWithKey second param must be object, got ',
    },
  ),
];
