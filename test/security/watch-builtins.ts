// Loaded into every thread of a hub under test: says on the error output when a builtin has changed.
type Face = readonly [key: PropertyKey, value: unknown, get: unknown, set: unknown];

const HOMES = [Object, Array, String, Number, Boolean, Function, Map, Set, Promise, RegExp, Date, Error];

/** Which keys there are, and which functions behind them. Values of accessors are not read. */
function faceOf(home: object): readonly Face[] {
  return Reflect.ownKeys(home).map((key) => {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(home, key) ?? {};
    return [key, typeof value === 'function' ? value : undefined, get, set];
  });
}

const first = HOMES.flatMap((home): readonly (readonly [string, object, readonly Face[]])[] => [
  [home.name, home, faceOf(home)],
  [`${home.name}.prototype`, home.prototype as object, faceOf(home.prototype as object)],
]);

function look(): void {
  for (const [name, home, before] of first) {
    const known = new Map(before.map((face) => [face[0], face]));
    for (const face of faceOf(home)) {
      const was = known.get(face[0]);
      if (was === undefined || was.some((part, at) => part !== face[at]))
        process.stderr.write(`A BUILTIN CHANGED: ${name}.${String(face[0])}\n`);
    }
  }
}

setInterval(look, 100).unref();
process.once('exit', look);
process.stderr.write('BUILTINS ARE WATCHED\n');
