import type { Run } from '../runtime/run.ts';
import { ArrayValue, ObjectValue, typeName, type Value } from '../runtime/value.ts';
import { TextWriter, visible } from './write.ts';

/** `std.manifestXmlJsonml`: an element is `[tag, {attributes}?, ...children]`, text is text. http://www.jsonml.org */
export function manifestXmlJsonml(run: Run, value: Value): string {
  if (!(value instanceof ArrayValue)) {
    return run.fail(`Expected a JSONML value (an array), got ${typeName(value)}`);
  }
  const writer = new TextWriter(run);
  write(run, writer, value);
  return writer.toString();
}

/** Nothing is escaped: there are functions for that, and the reference leaves it to them. */
function write(run: Run, writer: TextWriter, value: Value): void {
  run.spend(1);
  if (typeof value === 'string') {
    writer.put(value);
    return;
  }
  if (!(value instanceof ArrayValue)) {
    return run.fail(`Expected a JSONML value (an array or a string), got ${typeName(value)}`);
  }
  run.deeper(() => writeElement(run, writer, value));
}

function writeElement(run: Run, writer: TextWriter, element: ArrayValue): void {
  const [first, second, ...rest] = element.items;
  const tag = first === undefined ? null : run.force(first);
  if (typeof tag !== 'string') return run.fail(`Expected a JSONML tag (a string), got ${typeName(tag)}`);
  writer.put('<', tag);
  const attributes = second === undefined ? null : run.force(second);
  if (attributes instanceof ObjectValue) {
    for (const [name, value] of visible(run, attributes)) writer.put(' ', name, '="', run.text(value), '"');
  }
  writer.put('>');
  if (second !== undefined && !(attributes instanceof ObjectValue)) write(run, writer, attributes);
  for (const child of rest) write(run, writer, run.force(child));
  writer.put('</', tag, '>');
}
