import type { Run } from '../../runtime/run.ts';
import { ArrayValue, ObjectValue, type Lazy, type Value } from '../../runtime/value.ts';
import { blockScalar } from './block-scalar.ts';
import { FLOW_INDICATORS, endsKey, plainScalar, startsPlain, type PlainContext } from './plain.ts';
import { doubleQuoted, singleQuoted } from './quoted.ts';
import { resolveScalar, type Scalar } from './scalars.ts';
import { isSpace, type YamlSource } from './source.ts';

/** How deep collections may be nested. */
const DEEPEST = 500;

/**
 * What stands on one line after the colon of a `value` cannot be a block collection; after `-`, after nothing, and after
 * the `?` and `:` of what is `explicit` it can. The dashes of an `entry` are indented more than its parent.
 */
type Role = 'entry' | 'value' | 'explicit';

interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** What can be a key: a scalar, an alias, a flow collection. */
interface Atom {
  readonly content: Scalar | Value;
  readonly properties: Properties;
  readonly lines: number;
}

const none: Properties = { anchor: undefined, tag: undefined };

/** Reads the nodes of one document. Collections at the same indentation belong together. */
export class YamlNodes {
  readonly #run: Run;
  readonly #source: YamlSource;
  readonly #anchors = new Map<string, Value>();
  #depth = 0;

  constructor(run: Run, source: YamlSource) {
    this.#run = run;
    this.#source = source;
  }

  document(): Value {
    const value = this.#node(-1, 'entry');
    this.#source.skip();
    if (!this.#source.done) this.#source.fault('content');
    return value;
  }

  /**
   * The node that stands next, if it is indented more than its parent; else nothing, which is null. `outer` are
   * properties that stood on lines before it.
   */
  #node(parent: number, role: Role, outer: Properties = none): Value {
    return this.#deeper(() => {
      const source = this.#source;
      source.skip();
      if (this.#absent(parent, role)) return this.#value({ text: '', plain: true }, outer);
      const start = source.at;
      const own = this.#properties();
      const line = source.lineEnd();
      source.skip();
      if (own === none || source.at < line)
        return this.#keep(this.#content(parent, role, start, own, outer), outer);
      // What stands on a later line is what the properties belong to.
      return this.#node(parent, role, { anchor: own.anchor ?? outer.anchor, tag: own.tag ?? outer.tag });
    });
  }

  #absent(parent: number, role: Role): boolean {
    const source = this.#source;
    if (source.done) return true;
    if (!source.fresh()) return false;
    const column = source.column();
    if (column > parent) return false;
    return !(role !== 'entry' && column === parent && source.indicates('-'));
  }

  /** Properties on the line of a key are the key's: `own`, which begin at `start`. */
  #content(parent: number, role: Role, start: number, own: Properties, outer: Properties): Value {
    this.#run.spend(1);
    const source = this.#source;
    const column = source.column(start);
    const char = source.peek();
    const block = role !== 'value' || this.#freshAt(start);
    if (source.indicates('-')) {
      if (!block || own !== none) source.fault('sequence');
      return this.#sequence(column);
    }
    if (source.indicates('?')) return this.#mapping(column, undefined);
    const tagged = { anchor: own.anchor, tag: own.tag ?? outer.tag };
    if (char === '|' || char === '>') {
      return this.#value({ text: this.#paid(blockScalar(source, parent)), plain: false }, tagged);
    }
    const atom = this.#atom({ parent }, own);
    if (!this.#colonFollows(false)) return this.#valueOf({ ...atom, properties: tagged });
    if (!block || atom.lines > 1) source.fault('colons', source.at + 1);
    return this.#mapping(column, atom);
  }

  #freshAt(at: number): boolean {
    const now = this.#source.at;
    this.#source.at = at;
    const fresh = this.#source.fresh();
    this.#source.at = now;
    return fresh;
  }

  #deeper<T>(work: () => T): T {
    if (this.#depth >= DEEPEST) this.#source.fault('deep');
    this.#depth++;
    const made = this.#run.deeper(work);
    this.#depth--;
    return made;
  }

  /** `- a`, item under item. */
  #sequence(column: number): Value {
    const items: Lazy[] = [];
    do {
      this.#source.rejectTabs(column);
      this.#source.at++;
      this.#run.allocate(1);
      items.push(this.#node(column, 'entry'));
    } while (this.#goesOn(column) && this.#source.indicates('-'));
    return new ArrayValue(items);
  }

  /** Whether the next line begins here and at this column. */
  #goesOn(column: number): boolean {
    const source = this.#source;
    source.skip();
    if (source.done) return false;
    if (!source.fresh()) source.fault('content');
    if (source.column() > column) source.fault('indentation');
    return source.column() === column;
  }

  /** `key: value`, field under field. The first key may have been read. */
  #mapping(column: number, first: Atom | undefined): Value {
    const fields = new Fields(this.#run, this.#source);
    let read = first;
    do {
      this.#source.rejectTabs(column);
      if (read === undefined && this.#source.indicates('?')) {
        this.#explicit(column, fields);
        continue;
      }
      const key = read ?? this.#key();
      read = undefined;
      const name = this.#name(key);
      this.#source.at++;
      fields.add(name, key.content, this.#node(column, 'value'));
    } while (this.#goesOn(column));
    return fields.object();
  }

  #key(): Atom {
    const source = this.#source;
    if (source.indicates('-')) source.fault('indentation');
    const properties = this.#properties();
    source.skipBlanks();
    const atom = this.#atom({ parent: source.column() }, properties);
    if (!this.#colonFollows(false) || atom.lines > 1) source.fault('colon');
    return atom;
  }

  /** `? key` and `: value`, each with a node of its own. */
  #explicit(column: number, fields: Fields): void {
    this.#source.at++;
    const key = this.#node(column, 'explicit');
    let value: Value = null;
    if (this.#goesOn(column) && this.#source.indicates(':')) {
      this.#source.at++;
      value = this.#node(column, 'explicit');
    }
    fields.add(this.#keyText(key), undefined, value);
  }

  /** Goes to the colon that makes a key of what was read; stays when there is none. */
  #colonFollows(flow: boolean): boolean {
    const at = this.#source.at;
    this.#source.skipBlanks();
    if (endsKey(this.#source, flow)) return true;
    this.#source.at = at;
    return false;
  }

  #properties(): Properties {
    const source = this.#source;
    let properties = none;
    for (let char = source.peek(); char === '&' || char === '!'; char = source.peek()) {
      const from = source.at;
      this.#word();
      const word = source.text.slice(from, source.at);
      properties = char === '&' ? { ...properties, anchor: word.slice(1) } : { ...properties, tag: word };
      const end = source.at;
      source.skipBlanks();
      const next = source.peek();
      if (next !== '&' && next !== '!') source.at = end;
    }
    return properties;
  }

  /** To the end of the name of an anchor, an alias or a tag. */
  #word(): void {
    const source = this.#source;
    source.at++;
    const verbatim = source.peek() === '<';
    for (let char = source.peek(); char !== '' && !isSpace(char); char = source.peek()) {
      if (!verbatim && FLOW_INDICATORS.includes(char)) return;
      source.at++;
    }
  }

  #atom(context: PlainContext, properties: Properties): Atom {
    const source = this.#source;
    const from = source.at;
    const atom = (content: Scalar | Value): Atom => {
      const lines = source.text.slice(from, source.at).split('\n').length;
      return { content, properties, lines };
    };
    const char = source.peek();
    if (char === '*') {
      if (properties !== none) source.fault('character');
      return atom(this.#alias());
    }
    if (char === '[' || char === '{') return atom(this.#flow());
    if (char === '"') return atom({ text: this.#paid(doubleQuoted(source)), plain: false });
    if (char === "'") return atom({ text: this.#paid(singleQuoted(source)), plain: false });
    const empty =
      context === 'flow' ? FLOW_INDICATORS.includes(char) || endsKey(source, true) : endsKey(source, false);
    if (empty) return atom({ text: '', plain: true });
    if (!startsPlain(source, context)) source.fault('character');
    return atom({ text: this.#paid(plainScalar(source, context).text), plain: true });
  }

  #paid(text: string): string {
    this.#run.allocate(text.length + 1);
    return text;
  }

  /** What an anchor before it names. It is shared, not copied. */
  #alias(): Value {
    const source = this.#source;
    const from = source.at;
    this.#word();
    const name = source.text.slice(from + 1, source.at);
    return this.#anchors.get(name) ?? (this.#anchors.has(name) ? null : source.fault('alias', from, name));
  }

  #valueOf({ content, properties }: Atom): Value {
    return isScalar(content) ? this.#value(content, properties) : this.#keep(content, properties);
  }

  #value(scalar: Scalar, properties: Properties): Value {
    return this.#keep(resolveScalar(scalar, properties.tag), properties);
  }

  #keep(value: Value, { anchor }: Properties): Value {
    if (anchor !== undefined) this.#anchors.set(anchor, value);
    return value;
  }

  #name(key: Atom): string {
    const value = this.#valueOf(key);
    return isScalar(key.content) && value !== null ? key.content.text : this.#keyText(value);
  }

  #keyText(value: Value): string {
    if (value instanceof ArrayValue || value instanceof ObjectValue) return this.#source.fault('key');
    return this.#run.text(value);
  }

  #flow(): Value {
    this.#run.spend(1);
    return this.#deeper(() => (this.#source.peek() === '[' ? this.#flowSequence() : this.#flowMapping()));
  }

  #flowSequence(): Value {
    const items: Lazy[] = [];
    this.#entries(']', () => {
      const explicit = this.#source.indicates('?');
      if (explicit) this.#source.at++;
      const key = this.#flowAtom();
      this.#run.allocate(1);
      if (!explicit && !this.#flowColon(key)) {
        items.push(this.#valueOf(key));
        return;
      }
      const fields = new Fields(this.#run, this.#source);
      this.#flowField(key, fields);
      items.push(fields.object());
    });
    return new ArrayValue(items);
  }

  #flowMapping(): Value {
    const fields = new Fields(this.#run, this.#source);
    this.#entries('}', () => {
      if (this.#source.indicates('?')) this.#source.at++;
      this.#flowField(this.#flowAtom(), fields);
    });
    return fields.object();
  }

  /** The entries between brackets, a comma after each but perhaps the last. */
  #entries(close: ']' | '}', entry: () => void): void {
    const source = this.#source;
    const open = source.at++;
    const unclosed = close === ']' ? 'unclosedSequence' : 'unclosedMapping';
    for (source.skip(); source.peek() !== close; source.skip()) {
      if (source.done) source.fault(unclosed, open);
      if (source.peek() === ',') source.fault('character');
      entry();
      source.skip();
      if (source.peek() === ',') source.at++;
      else if (source.peek() !== close) source.fault(unclosed, source.done ? open : source.at);
    }
    source.at++;
  }

  #flowAtom(): Atom {
    this.#source.skip();
    const properties = this.#properties();
    this.#source.skip();
    return this.#atom('flow', properties);
  }

  /** A colon may follow a quoted key or a collection without a space after it. */
  #flowColon(key: Atom): boolean {
    const source = this.#source;
    source.skip();
    const quoted = !isScalar(key.content) || !key.content.plain;
    return endsKey(source, true) || (quoted && source.peek() === ':');
  }

  #flowField(key: Atom, fields: Fields): void {
    const name = this.#name(key);
    let value: Value = null;
    if (this.#flowColon(key)) {
      this.#source.at++;
      value = this.#valueOf(this.#flowAtom());
    }
    fields.add(name, key.content, value);
  }
}

function isScalar(content: Scalar | Value): content is Scalar {
  return typeof content === 'object' && content !== null && 'plain' in content;
}

/** Fields of a mapping; of the same name the last counts. `<<` brings in those of other mappings that are not here. */
class Fields {
  readonly #run: Run;
  readonly #source: YamlSource;
  readonly #own = new Map<string, Lazy>();
  readonly #merged = new Map<string, Lazy>();

  constructor(run: Run, source: YamlSource) {
    this.#run = run;
    this.#source = source;
  }

  add(name: string, key: Scalar | Value | undefined, value: Value): void {
    this.#run.allocate(1);
    if (name === '<<' && key !== undefined && isScalar(key) && key.plain) this.#merge(value);
    else this.#own.set(name, value);
  }

  #merge(value: Value): void {
    const sources = value instanceof ArrayValue ? value.items : [value];
    for (const item of sources) {
      const from = this.#run.force(item);
      if (!(from instanceof ObjectValue)) return this.#source.fault('merge');
      for (const name of from.names(false)) {
        this.#run.allocate(1);
        if (!this.#merged.has(name)) this.#merged.set(name, from.get(this.#run, name));
      }
    }
  }

  object(): Value {
    return this.#run.object(new Map([...this.#merged, ...this.#own]));
  }
}
