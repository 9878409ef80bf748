import type { Run } from '../runtime/run.ts';
import { ArrayValue, FunctionValue, ObjectValue, type Value } from '../runtime/value.ts';
import { escapeJson } from './escape.ts';
import { pathText, type Path } from './path.ts';
import { manifestNumber } from './shortest.ts';
import { TextWriter, forced, visible } from './write.ts';
import { isBareKey } from './yaml-key.ts';

export interface YamlLayout {
  /** Whether the dashes of an array in an object are set in. */
  readonly indentArrays: boolean;
  readonly quoteKeys: boolean;
}

/** `std.manifestYamlDoc`. */
export function manifestYamlDoc(run: Run, value: Value, layout: YamlLayout): string {
  const writer = new TextWriter(run);
  write({ run, writer, layout }, value, [], '');
  return writer.toString();
}

interface Job {
  readonly run: Run;
  readonly writer: TextWriter;
  readonly layout: YamlLayout;
}

const isList = (value: Value): boolean => value instanceof ArrayValue && value.items.length > 0;
const isMap = (value: Value): boolean => value instanceof ObjectValue && value.names(false).length > 0;

function write(job: Job, value: Value, path: Path, indent: string): void {
  const { run, writer } = job;
  if (typeof value === 'string') writer.put(textOf(value, indent));
  else if (typeof value === 'number') writer.put(manifestNumber(run, value));
  else if (value === null || typeof value === 'boolean') writer.put(String(value));
  else if (value instanceof FunctionValue) {
    run.fail(`Tried to manifest function at ${pathText[run.wording](run, path)}`);
  } else run.deeper(() => writeCollection(job, value, path, indent));
}

function writeCollection(job: Job, value: ArrayValue | ObjectValue, path: Path, indent: string): void {
  if (value instanceof ObjectValue) {
    if (isMap(value)) writeMap(job, value, path, indent);
    else job.writer.put('{}');
  } else if (isList(value)) writeList(job, value, path, indent);
  else job.writer.put('[]');
}

/** Lines as a block, if the last one ends; else quoted. */
function textOf(text: string, indent: string): string {
  if (!text.endsWith('\n')) return escapeJson(text);
  return ['|', ...text.slice(0, -1).split('\n')].join(`\n${indent}  `);
}

function writeList(job: Job, list: ArrayValue, path: Path, indent: string): void {
  const { writer } = job;
  let at = 0;
  for (const item of forced(job.run, list)) {
    if (at > 0) writer.put('\n', indent);
    const inside = isList(item) || isMap(item) ? `${indent}  ` : indent;
    // A field may begin behind the dash, where its fellows are set in to; a dash behind a dash is hard to read.
    writer.put(isList(item) ? `-\n${inside}` : '- ');
    write(job, item, [...path, at++], inside);
  }
}

function writeMap(job: Job, map: ObjectValue, path: Path, indent: string): void {
  const { run, writer, layout } = job;
  let first = true;
  for (const [name, field] of visible(run, map)) {
    if (!first) writer.put('\n', indent);
    first = false;
    const bare = !layout.quoteKeys && isBareKey[run.wording](name);
    const further = isMap(field) || (isList(field) && layout.indentArrays);
    const inside = further ? `${indent}  ` : indent;
    writer.put(bare ? name : escapeJson(name), isMap(field) || isList(field) ? `:\n${inside}` : ': ');
    write(job, field, [...path, name], inside);
  }
}

/** `std.manifestYamlStream`. */
export function manifestYamlStream(
  run: Run,
  values: ArrayValue,
  layout: YamlLayout,
  endMark: boolean,
): string {
  const documents = Array.from(forced(run, values), (value) => manifestYamlDoc(run, value, layout));
  return `---\n${documents.join('\n---\n')}\n${endMark ? '...\n' : ''}`;
}
