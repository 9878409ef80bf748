import type { Run } from '../runtime/run.ts';
import { ArrayValue, ObjectValue, typeName, type Value } from '../runtime/value.ts';
import { TextWriter, forced, visible } from './write.ts';

/** `std.manifestIni`: the fields of `main`, then those of each of the `sections`. An array is a line for each item. */
export function manifestIni(run: Run, ini: ObjectValue): string {
  const writer = new TextWriter(run);
  if (ini.has('main', false)) writeBody(run, writer, ini.get(run, 'main'));
  for (const [name, body] of visible(run, demandObject(run, ini.get(run, 'sections')))) {
    writer.put('[', name, ']\n');
    writeBody(run, writer, body);
  }
  return writer.toString();
}

function demandObject(run: Run, value: Value): ObjectValue {
  if (value instanceof ObjectValue) return value;
  return run.fail(`Unexpected type ${typeName(value)}, expected object`);
}

function writeBody(run: Run, writer: TextWriter, body: Value): void {
  for (const [name, value] of visible(run, demandObject(run, body))) {
    for (const one of value instanceof ArrayValue ? forced(run, value) : [value]) {
      writer.put(name, ' = ', run.text(one), '\n');
    }
  }
}
