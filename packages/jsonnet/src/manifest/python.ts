import type { Run } from '../runtime/run.ts';
import { ArrayValue, FunctionValue, type ObjectValue, type Value } from '../runtime/value.ts';
import { escapeJson } from './escape.ts';
import { TextWriter, forced, visible } from './write.ts';

/** `std.manifestPython`: a literal of Python. */
export function manifestPython(run: Run, value: Value): string {
  const writer = new TextWriter(run);
  write(run, writer, value);
  return writer.toString();
}

/** `std.manifestPythonVars`: an assignment for each field. */
export function manifestPythonVars(run: Run, conf: ObjectValue): string {
  const writer = new TextWriter(run);
  for (const [name, value] of visible(run, conf)) {
    writer.put(name, ' = ');
    write(run, writer, value);
    writer.put('\n');
  }
  return writer.toString();
}

const constants: ReadonlyMap<Value, string> = new Map([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

function write(run: Run, writer: TextWriter, value: Value): void {
  if (typeof value === 'string') writer.put(escapeJson(value));
  else if (typeof value === 'number') writer.put(run.numberText(value));
  else if (value === null || typeof value === 'boolean') writer.put(constants.get(value) ?? '');
  else if (value instanceof FunctionValue) run.fail('cannot manifest function');
  else run.deeper(() => writeCollection(run, writer, value));
}

function writeCollection(run: Run, writer: TextWriter, value: ArrayValue | ObjectValue): void {
  let between = '';
  if (value instanceof ArrayValue) {
    writer.put('[');
    for (const item of forced(run, value)) {
      writer.put(between);
      between = ', ';
      write(run, writer, item);
    }
    writer.put(']');
    return;
  }
  writer.put('{');
  for (const [name, field] of visible(run, value)) {
    writer.put(between, escapeJson(name), ': ');
    between = ', ';
    write(run, writer, field);
  }
  writer.put('}');
}
