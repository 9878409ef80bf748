import { subjectsText } from '../../../ui/consent-words.ts';

/** Beyond this many characters, or with more than one line, two values are shown beside each other. */
const SHORT = 60;

/**
 * A value as it is read. Rows of a list stand in lines of their own, so that those that differ are seen; `lined`: the
 * words of a list too.
 */
export function valueWords(path: string, value: unknown, lined = false): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (path.startsWith('secrets.')) return value === 'removed' ? 'taken away' : 'entered anew';
  if (path === 'requires' && Array.isArray(value))
    return value.length === 0 ? 'nothing is asked for' : subjectsText(value.map(String));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return JSON.stringify(value, undefined, 2);
  if (value.length === 0) return 'nothing';
  const plain = value.every((entry) => typeof entry !== 'object');
  return plain
    ? value.join(lined ? '\n' : ', ')
    : value.flatMap((entry: unknown) => rowLines(entry)).join('\n');
}

/** A row of a mapping as it is read, `price → unit_price`, with its own rows below it; anything else as JSON. */
function rowLines(row: unknown, indent = ''): readonly string[] {
  const { from, event, to, custom, ...rest } = isRow(row) ? row : {};
  const source = from ?? event;
  if (to === undefined || source === undefined) return [indent + JSON.stringify(row)];
  const head = `${Array.isArray(source) ? source.join(', ') : textOf(source)} → ${custom === true ? 'custom.' : ''}${textOf(to)}`;
  const lists = Object.entries(rest).filter(([, value]) => Array.isArray(value));
  const others = Object.entries(rest).filter(([, value]) => !Array.isArray(value) && value !== undefined);
  const more = others.map(([key, value]) => `${key} ${textOf(value)}`).join(', ');
  return [
    `${indent}${head}${more === '' ? '' : ` (${more})`}`,
    ...lists.flatMap(([key, rows]) => [
      ...(key === 'rows' ? [] : [`${indent}  ${key}`]),
      ...(rows as readonly unknown[]).flatMap((one) =>
        rowLines(one, `${indent}${key === 'rows' ? '  ' : '    '}`),
      ),
    ]),
  ];
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function isLong(text: string): boolean {
  return text.length > SHORT || text.includes('\n');
}
