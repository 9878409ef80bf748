import type { Run } from '../runtime/run.ts';
import { ArrayValue, FunctionValue, ObjectValue, typeName, type Value } from '../runtime/value.ts';
import { escapeJson } from './escape.ts';
import { pathText, type Path } from './path.ts';
import { TextWriter, forced, visible } from './write.ts';

/** `std.manifestTomlEx`: https://toml.io. Tables are set in by `indent` for each level. */
export function manifestToml(run: Run, value: Value, indent: string): string {
  if (!(value instanceof ObjectValue)) return run.fail(`TOML body must be an object. Got ${typeName(value)}`);
  const writer = new TextWriter(run);
  writeBody({ run, writer, indent }, value, { names: [], path: [], before: '' });
  return writer.toString();
}

interface Job {
  readonly run: Run;
  readonly writer: TextWriter;
  readonly indent: string;
}

/** Where a table stands: by the names in its header, by all names and indices, and how far it is set in. */
interface Place {
  readonly names: readonly string[];
  readonly path: Path;
  readonly before: string;
}

function keyText(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : escapeJson(name);
}

/** What has a header of its own: a table, or an array of nothing but tables. */
function isSection(run: Run, value: Value): value is ObjectValue | ArrayValue {
  if (value instanceof ObjectValue) return true;
  if (!(value instanceof ArrayValue) || value.items.length === 0) return false;
  run.spend(value.items.length);
  return value.items.every((item) => run.force(item) instanceof ObjectValue);
}

/** Fields first, then the sections, an empty line before each. */
function writeBody(job: Job, table: ObjectValue, place: Place): void {
  const { run, writer } = job;
  const sections: [name: string, section: ObjectValue | ArrayValue][] = [];
  let first = true;
  for (const [name, value] of visible(run, table)) {
    if (isSection(run, value)) {
      sections.push([name, value]);
      continue;
    }
    writer.put(first ? '' : '\n', place.before, keyText(name), ' = ');
    first = false;
    writeValue(job, value, [...place.path, name], place.before);
  }
  for (const [name, section] of sections) {
    writer.put('\n\n');
    const inner = { ...place, names: [...place.names, name], path: [...place.path, name] };
    run.deeper(() => {
      if (section instanceof ObjectValue) writeTable(job, section, inner, ['[', ']']);
      else writeTables(job, section, inner);
    });
  }
}

function writeTables(job: Job, tables: ArrayValue, place: Place): void {
  let at = 0;
  for (const table of forced(job.run, tables)) {
    if (at > 0) job.writer.put('\n\n');
    if (table instanceof ObjectValue)
      writeTable(job, table, { ...place, path: [...place.path, at] }, ['[[', ']]']);
    at++;
  }
}

function writeTable(
  job: Job,
  table: ObjectValue,
  place: Place,
  [open, close]: readonly [string, string],
): void {
  const header = place.names.map((name) => keyText(name)).join('.');
  job.writer.put(place.before, open, header, close, table.names(false).length === 0 ? '' : '\n');
  writeBody(job, table, { ...place, before: place.before + job.indent });
}

/** `before` is what lines begin with; undefined within other values, where all stands on one line. */
function writeValue(job: Job, value: Value, path: Path, before: string | undefined): void {
  const { run, writer } = job;
  if (typeof value === 'string') writer.put(escapeJson(value));
  else if (typeof value === 'number') writer.put(run.numberText(value));
  else if (typeof value === 'boolean') writer.put(String(value));
  else if (value === null) run.fail(`Tried to manifest "null" at ${pathText[run.wording](run, path)}`);
  else if (value instanceof FunctionValue) {
    run.fail(`Tried to manifest function at ${pathText[run.wording](run, path)}`);
  } else if (value instanceof ArrayValue) run.deeper(() => writeArray(job, value, path, before));
  else run.deeper(() => writeInlineTable(job, value, path));
}

function writeArray(job: Job, array: ArrayValue, path: Path, before: string | undefined): void {
  const { writer } = job;
  if (array.items.length === 0) {
    writer.put('[]');
    return;
  }
  const separator = before === undefined ? ' ' : '\n';
  const inside = before === undefined ? '' : before + job.indent;
  let at = 0;
  writer.put('[', separator);
  for (const item of forced(job.run, array)) {
    writer.put(at === 0 ? '' : `,${separator}`, inside);
    writeValue(job, item, [...path, at++], undefined);
  }
  writer.put(separator, before ?? '', ']');
}

function writeInlineTable(job: Job, table: ObjectValue, path: Path): void {
  const { writer } = job;
  let first = true;
  writer.put('{ ');
  for (const [name, value] of visible(job.run, table)) {
    writer.put(first ? '' : ', ', keyText(name), ' = ');
    first = false;
    writeValue(job, value, [...path, name], undefined);
  }
  writer.put(' }');
}
