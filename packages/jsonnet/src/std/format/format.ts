import type { Run } from '../../runtime/run.ts';
import { ArrayValue, ObjectValue, typeName, type Lazy, type Value } from '../../runtime/value.ts';
import { native, type NativeFunction } from '../native.ts';
import { modulo } from '../numbers.ts';
import { char } from '../strings.ts';
import { lengthOf } from '../text.ts';
import { exponentOf, filler, renderDecimal, renderHex, renderScientific, renderWhole } from './digits.ts';
import { parseFormat, type Conversion, type FormatCode, type FormatPart } from './parse.ts';

/** A code with its width known, and how to learn its precision: by default that depends on the conversion. */
interface Slot {
  readonly code: FormatCode;
  readonly width: number;
  readonly precision: () => number | undefined;
  /** By what errors speak of the value: its index or its key. */
  readonly place: number | string;
}

type Render = (run: Run, value: number, slot: Slot) => string;

/** Where zeroes fill the width. */
function zeroes({ code, width }: Slot): number {
  return code.flags.zero && !code.flags.left ? width : 0;
}

function wholePart(value: number, slot: Slot): Parameters<typeof renderWhole>[1] {
  return {
    negative: value <= -1,
    magnitude: Math.floor(Math.abs(value)),
    characters: zeroes(slot),
    digits: slot.precision() ?? 0,
    flags: slot.code.flags,
  };
}

function fraction(slot: Slot, precision: number, trailing: boolean): Parameters<typeof renderDecimal>[2] {
  const { flags } = slot.code;
  return { characters: zeroes(slot), flags, point: flags.alternate, trailing, precision };
}

const numeric: Readonly<Record<Exclude<Conversion, 'c' | 's' | '%'>, Render>> = {
  d: (run, value, slot) => renderWhole(run, wholePart(value, slot), 10, ''),
  o: (run, value, slot) => renderWhole(run, wholePart(value, slot), 8, slot.code.flags.alternate ? '0' : ''),
  x: (run, value, slot) => {
    const floor = Math.floor(value);
    const number = { ...wholePart(value, slot), negative: floor < 0, magnitude: Math.abs(floor) };
    return renderHex(run, number, slot.code.flags.alternate, slot.code.capitals);
  },
  f: (run, value, slot) => renderDecimal(run, value, fraction(slot, slot.precision() ?? 6, true)),
  e: (run, value, slot) =>
    renderScientific(run, value, fraction(slot, slot.precision() ?? 6, true), slot.code.capitals),
  g: (run, value, slot) => {
    const { flags, capitals } = slot.code;
    const precision = slot.precision() ?? 6;
    const exponent = exponentOf(value);
    if (exponent < -4 || exponent >= precision) {
      return renderScientific(run, value, fraction(slot, precision - 1, flags.alternate), capitals);
    }
    const before = Math.max(1, exponent + 1);
    return renderDecimal(run, value, fraction(slot, precision - before, flags.alternate));
  },
};

function renderChar(run: Run, value: Value): string {
  if (typeof value === 'number') return char(run, value);
  if (typeof value !== 'string') return run.fail(`%c expected number / string, got: ${typeName(value)}`);
  const length = lengthOf(value);
  return length === 1 ? value : run.fail(`%c expected 1-sized string got: ${length}`);
}

function render(run: Run, slot: Slot, find: () => Value): string {
  const { conversion } = slot.code;
  if (conversion === '%') return '%';
  const value = find();
  if (conversion === 's') return run.text(value);
  if (conversion === 'c') return renderChar(run, value);
  if (typeof value !== 'number') {
    return run.fail(`Format required number at ${slot.place}, got ${typeName(value)}`);
  }
  return numeric[conversion](run, value, slot);
}

function padded(run: Run, slot: Slot, text: string): string {
  const fill = filler(run, slot.width - lengthOf(text), ' ');
  return slot.code.flags.left ? text + fill : fill + text;
}

/** Values in the order of the codes. */
function fillFromArray(run: Run, parts: readonly FormatPart[], values: readonly Lazy[]): string {
  let next = 0;
  const take = (than: 'at least' | 'more than'): Value => {
    const value = values[next];
    if (value === undefined) {
      return run.fail(`Not enough values to format: ${values.length}, expected ${than} ${next}`);
    }
    return run.force(value);
  };
  const star = (): number => {
    const value = take('at least');
    if (typeof value !== 'number') {
      return run.fail(`Format required number at ${next}, got ${typeName(value)}`);
    }
    next++;
    return value;
  };
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    const width = part.width === '*' ? star() : part.width;
    const precision = part.precision === '*' ? star() : part.precision;
    const slot: Slot = { code: part, width, precision: () => precision, place: next };
    const text = render(run, slot, () => take('more than'));
    if (part.conversion !== '%') next++;
    return padded(run, slot, text);
  });
  if (next < values.length) run.fail(`Too many values to format: ${values.length}, expected ${next}`);
  return texts.join('');
}

/** Values by their keys. */
function fillFromObject(run: Run, parts: readonly FormatPart[], values: ObjectValue): string {
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    const { key = '', width, precision } = part;
    const slot: Slot = {
      code: part,
      width: width === '*' ? run.fail('Cannot use * field width with object.') : width,
      precision: () => (precision === '*' ? run.fail('Cannot use * precision with object.') : precision),
      place: key,
    };
    const text = render(run, slot, () => {
      if (part.key === undefined) return run.fail('Mapping keys required.');
      if (!values.has(key, true)) return run.fail(`No such field: ${key}`);
      return values.get(run, key);
    });
    return padded(run, slot, text);
  });
  return texts.join('');
}

/** `std.format`, and what `%` does with a string on its left. */
function format(run: Run, text: string, values: Value): string {
  const parts = parseFormat(run, text);
  run.spend(parts.length);
  let filled: string;
  if (values instanceof ObjectValue) filled = fillFromObject(run, parts, values);
  else filled = fillFromArray(run, parts, values instanceof ArrayValue ? values.items : [values]);
  run.allocate(filled.length);
  return filled;
}

/** The operator `%`, which is `std.mod`. */
function mod(run: Run, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return modulo(run, a, b);
  if (typeof a === 'string') return format(run, a, b);
  return run.fail(`Operator % cannot be used on types ${typeName(a)} and ${typeName(b)}.`);
}

export const formatFunctions: readonly NativeFunction[] = [
  native('format', { str: 'string', vals: 'any' }, (run, { str, vals }) => format(run, str, vals)),
  native('mod', { a: 'any', b: 'any' }, (run, { a, b }) => mod(run, a, b)),
];
