import type { Run } from '../../runtime/run.ts';
import { ArrayValue, type Value } from '../../runtime/value.ts';
import { YamlNodes } from './nodes.ts';
import { YamlSource } from './source.ts';

/** A document: from behind its `---`, if it has one, to where the next begins. */
interface Extent {
  readonly begin: number;
  readonly end: number;
}

/** `std.parseYaml`: the value of a document, or an array of those of a stream, which has a `---`. */
export function parseYaml(run: Run, text: string): Value {
  run.spend(text.length);
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const { documents, stream } = split(clean);
  const values = documents.map(({ begin, end }) =>
    new YamlNodes(run, new YamlSource(run, clean, begin, end)).document(),
  );
  run.allocate(values.length);
  return stream || values.length > 1 ? new ArrayValue(values) : (values[0] ?? null);
}

/** Where documents begin and end can be seen from the beginnings of lines alone. */
function split(text: string): { documents: Extent[]; stream: boolean } {
  const documents: Extent[] = [];
  let stream = false;
  // A document that nothing announces is one as soon as it has content.
  let [begin, real] = [0, false];
  const close = (end: number): void => {
    if (real) documents.push({ begin, end });
  };
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const marker = /^(?:---|\.\.\.)(?=\s|$)/.exec(text.slice(at, at + 4))?.[0];
    if (marker === '---') {
      close(at);
      [begin, real, stream] = [at + 3, true, true];
    } else if (marker === '...') {
      close(at);
      [begin, real] = [end, false];
    } else if (!real && text[at] === '%') begin = end;
    else if (!real && !/^[ \t]*(?:#|$)/.test(text.slice(at, end))) real = true;
    at = end + 1;
  }
  close(text.length);
  return { documents, stream };
}
