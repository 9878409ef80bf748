import type { Run } from '../runtime/run.ts';
import { ArrayValue, ObjectValue, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { escapeJson } from './escape.ts';
import { pathText, type Path } from './path.ts';
import { manifestNumber } from './shortest.ts';
import { TextWriter, forced, visible } from './write.ts';

/** What stands between: for each level, after each line, between a name and its value. */
export interface JsonLayout {
  readonly indent: string;
  readonly newline: string;
  readonly separator: string;
}

const functionSaid: Readonly<Record<Wording, string>> = {
  cpp: 'Tried to manifest function at ',
  go: 'tried to manifest function at ',
};

/** `std.manifestJsonEx`. */
export function manifestJsonEx(run: Run, value: Value, layout: JsonLayout): string {
  const writer = new TextWriter(run);
  write({ run, writer, layout }, value, [], '');
  return writer.toString();
}

interface Job {
  readonly run: Run;
  readonly writer: TextWriter;
  readonly layout: JsonLayout;
}

function write(job: Job, value: Value, path: Path, indent: string): void {
  const { run, writer } = job;
  if (typeof value === 'string') writer.put(escapeJson(value));
  else if (typeof value === 'number') writer.put(manifestNumber(run, value));
  else if (value === null || typeof value === 'boolean') writer.put(String(value));
  else if (value instanceof ArrayValue) run.deeper(() => writeArray(job, value, path, indent));
  else if (value instanceof ObjectValue) run.deeper(() => writeObject(job, value, path, indent));
  else run.fail(functionSaid[run.wording] + pathText[run.wording](run, path));
}

function writeArray(job: Job, array: ArrayValue, path: Path, indent: string): void {
  const { writer, layout } = job;
  const inside = indent + layout.indent;
  let at = 0;
  writer.put('[', layout.newline);
  for (const item of forced(job.run, array)) {
    writer.put(at === 0 ? '' : `,${layout.newline}`, inside);
    write(job, item, [...path, at++], inside);
  }
  writer.put(layout.newline, indent, ']');
}

function writeObject(job: Job, object: ObjectValue, path: Path, indent: string): void {
  const { writer, layout } = job;
  const inside = indent + layout.indent;
  let first = true;
  writer.put('{', layout.newline);
  for (const [name, field] of visible(job.run, object)) {
    writer.put(first ? '' : `,${layout.newline}`, inside, escapeJson(name), layout.separator);
    first = false;
    write(job, field, [...path, name], inside);
  }
  writer.put(layout.newline, indent, '}');
}
