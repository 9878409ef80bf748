/** Where something is in a text: from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the records of a body are, found in its text so that everything else can stay as it is, to the letter: the one
 * list at its top, or the body itself, that has as many entries as the request carried records. Undefined when there is
 * no such list, several, or no JSON.
 */
export function recordRanges(body: string, records: number): readonly Range[] | undefined {
  try {
    const lists = listsOf(body).filter((list) => list.length === records);
    return lists.length === 1 ? lists[0] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const SPACE: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);

function listsOf(body: string): readonly (readonly Range[])[] {
  const lists: (readonly Range[])[] = [];
  let at = spaceFrom(body, 0);
  if (body[at] === '[') {
    const list = listAt(body, at);
    lists.push(list.entries);
    at = list.end;
  } else if (body[at] === '{') {
    at = spaceFrom(body, at + 1);
    while (body[at] !== '}') {
      at = spaceFrom(body, stringEnd(body, at));
      if (body[at] !== ':') throw new SyntaxError('no colon');
      at = spaceFrom(body, at + 1);
      if (body[at] === '[') {
        const list = listAt(body, at);
        lists.push(list.entries);
        at = list.end;
      } else at = valueEnd(body, at);
      at = afterComma(body, at, '}');
    }
    at++;
  } else return lists;
  if (spaceFrom(body, at) !== body.length) throw new SyntaxError('more than one value');
  return lists;
}

function listAt(body: string, start: number): { readonly entries: readonly Range[]; readonly end: number } {
  const entries: Range[] = [];
  let at = spaceFrom(body, start + 1);
  while (body[at] !== ']') {
    const end = valueEnd(body, at);
    entries.push({ start: at, end });
    at = afterComma(body, end, ']');
  }
  return { entries, end: at + 1 };
}

/** The next entry, or the bracket that closes. */
function afterComma(body: string, from: number, close: string): number {
  const at = spaceFrom(body, from);
  if (body[at] === close) return at;
  if (body[at] !== ',') throw new SyntaxError('no comma');
  const next = spaceFrom(body, at + 1);
  if (body[next] === close) throw new SyntaxError('nothing after a comma');
  return next;
}

function valueEnd(body: string, start: number): number {
  const first = body[start];
  if (first === '"') return stringEnd(body, start);
  if (first !== '{' && first !== '[') {
    let at = start;
    while (at < body.length && !',]}'.includes(body[at] ?? '') && !SPACE.has(body[at] ?? '')) at++;
    if (at === start) throw new SyntaxError('no value');
    return at;
  }
  let depth = 0;
  for (let at = start; at < body.length; at++) {
    const letter = body[at];
    if (letter === '"') at = stringEnd(body, at) - 1;
    else if (letter === '{' || letter === '[') depth++;
    else if ((letter === '}' || letter === ']') && --depth === 0) return at + 1;
  }
  throw new SyntaxError('never closed');
}

function stringEnd(body: string, start: number): number {
  if (body[start] !== '"') throw new SyntaxError('no text');
  for (let at = start + 1; ;) {
    const quote = body.indexOf('"', at);
    if (quote < 0) throw new SyntaxError('never closed');
    let slashes = 0;
    while (body[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function spaceFrom(body: string, start: number): number {
  let at = start;
  while (SPACE.has(body[at] ?? '')) at++;
  return at;
}
