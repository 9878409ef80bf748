import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';

/** A value that stands where a secret stands, and nowhere else. */
export interface Canary {
  /** What it stands for. */
  readonly name: string;
  readonly value: string;
}

/** How they all begin, so that a text without any is told at once. */
const MARK = 'canary';

/** One that is like no other, and as long as secrets are. */
export function canaryOf(name: string): Canary {
  return { name, value: `${MARK}${crypto.randomUUID().replaceAll('-', '')}` };
}

/** Every form in which a value could be lying about: whoever reads one of them has the secret. */
export function formsOf(value: string): readonly string[] {
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const bytes = Buffer.from(value);
  const hex = bytes.toString('hex');
  // In base64 it depends on what stands before; the outer digits mix with the neighbours.
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before, 120), bytes]).toString('base64');
    const inner = text.slice(before === 0 ? 0 : 4, -4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const escaped = value.split('').map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0'));
  const forms = [
    ...[value, value.split('').toReversed().join(''), hex, hex.toUpperCase(), encodeURIComponent(value)],
    ...[JSON.stringify(value).slice(1, -1), hex.replaceAll(/../g, '%$&')],
    ...[escaped.map((code) => String.raw`\u${code}`).join(''), bytes.toString('utf16le')],
    ...inBase64,
  ];
  const distinct = [...new Set(forms)];
  KNOWN.set(value, distinct);
  return distinct;
}

const KNOWN = new Map<string, readonly string[]>();

/** What was found of the canaries: the name of each, with where it was and in which of its forms. */
export function found(canaries: readonly Canary[], where: string, text: string): readonly string[] {
  const marked = MARKS.some((mark) => text.includes(mark));
  return canaries.flatMap(({ name, value }) => {
    if (!marked && value.startsWith(MARK)) return [];
    const form = formsOf(value).findIndex((one) => text.includes(one));
    return form < 0
      ? []
      : [`${name} in ${where} (form ${form}): …${around(text, formsOf(value)[form] ?? '')}…`];
  });
}

const MARKS = formsOf(MARK).filter((mark) => mark !== '');

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 60), at).replaceAll(/[^ -~]/g, '.');
}

/** The bytes of a file, and of all that is packed in it and begins within a page. */
export function textsOf(bytes: Buffer): readonly string[] {
  const texts = [bytes.toString('latin1')];
  const start = Buffer.from('28b52ffd', 'hex');
  const packed: string[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
    try {
      packed.push(zstdDecompressSync(bytes.subarray(at, at + PAGE)).toString('latin1'));
    } catch {
      // Not the beginning of anything, or packed across pages: those are read through the database.
    }
  }
  return [...texts, packed.join('\n')];
}

const PAGE = 4_096;

/** Every file below a folder, by its path in it. */
export function filesIn(folder: string): readonly (readonly [path: string, bytes: Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path)]);
}

/** Every value of every row, unpacked, by its table and column; and how many were packed. */
export function valuesIn(path: string): {
  readonly values: readonly (readonly [column: string, value: string])[];
  readonly packed: number;
} {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const values: (readonly [string, string])[] = [];
  let packed = 0;
  for (const { name } of tables) {
    for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).all()) {
      for (const [column, value] of Object.entries(row)) {
        const bytes = value instanceof Uint8Array ? Buffer.from(value) : undefined;
        const isPacked = bytes?.subarray(0, 4).toString('hex') === '28b52ffd';
        if (isPacked) packed++;
        const unpacked = isPacked ? zstdDecompressSync(bytes).toString() : bytes?.toString('latin1');
        values.push([`${String(name)}.${column}`, unpacked ?? String(value)]);
      }
    }
  }
  database.close();
  return { values, packed };
}
