import type { Run } from '../runtime/run.ts';
import { typeName } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';
import { demand } from './kind.ts';
import { native, type NativeFunction } from './native.ts';
import { finite } from './numbers.ts';

/** The value of a digit; letters are 10 and more. What is no digit is below 0 or large. */
function digit(unit: number): number {
  if (unit >= 0x61) return unit - 0x61 + 10;
  return unit >= 0x41 ? unit - 0x41 + 10 : unit <= 0x39 ? unit - 0x30 : -1;
}

function natural(run: Run, text: string, base: number): number {
  run.spend(text.length);
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const next = digit(text.charCodeAt(at));
    if (next < 0 || next >= base) run.fail(`${text} is not a base ${base} integer`);
    sum = base * sum + next;
  }
  return finite(run, sum);
}

const integers: Readonly<Record<Wording, (run: Run, text: string) => number>> = {
  cpp: (run, text) => {
    if (text === '' || text === '-') run.fail(`Not an integer: "${text}"`);
    return text.startsWith('-') ? -natural(run, text.slice(1), 10) : natural(run, text, 10);
  },
  go: (run, text) => {
    run.spend(text.length);
    if (!/^[-+]?[0-9]+$/.test(text)) run.fail(`${text} is not a base 10 integer`);
    return finite(run, Number(text));
  },
};

const wrong = { str: 'Expected string, got ' };

function parsing(name: string, base: number, empty: string): NativeFunction {
  return native(
    name,
    { str: 'string' },
    (run, { str }) => (str === '' ? run.fail(empty) : natural(run, str, base)),
    wrong,
  );
}

export const numerals: readonly NativeFunction[] = [
  native('parseInt', { str: 'any' }, (run, { str }) => {
    demand(run, str, 'string', wrong.str + typeName(str));
    return integers[run.wording](run, str);
  }),
  parsing('parseOctal', 8, 'Not an octal number: ""'),
  parsing('parseHex', 16, 'Not hexadecimal: ""'),
];
