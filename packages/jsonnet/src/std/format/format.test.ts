import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from '../testing/evaluate.ts';

describe('std.format', () => {
  it.each([
    ['%d|%i|%u|%ld', [1.9, -1.9, 0, 7], '1|-1|0|7'],
    ['%5d|%-5d|%05d|%+d|% d|%.3d', [42, 42, 42, 42, 42, 7], '   42|42   |00042|+42| 42|007'],
    ['%o|%#o|%x|%#X|%08.3x', [8, 8, 255, 255, 255], '10|010|ff|0XFF|000000ff'],
    ['%x', [-10.5], '-b'],
    ['%f|%.2f|%08.2f|%+.0f|%#.0f', [1.5, 2.345, -3.14259, 2.5, 2], '1.500000|2.35|-0003.14|+3|2.'],
    ['%.1f|%.3f', [0.95, 1e9], '1.0|1000000000.000'],
    ['%e|%.2E|%12.1e|%e', [12345, 0.00012, -5, 0], '1.234500e+04|1.20E-04|    -5.0e+00|0.000000e+00'],
    ['%g|%g|%g|%#g|%G', [0.0001, 1e-5, 1234567, 1, 1e-10], '0.0001|1e-05|1.23457e+06|1.00000|1E-10'],
    ['%c%c|%5c|%-3c|', ['a', 128515, 'b', 'c'], 'a😃|    b|c  |'],
    ['%s|%5s|%-5s|%s|%s', ['a', 'b', 'c', [1, 'x'], null], 'a|    b|c    |[1, "x"]|null'],
    ['%*d|%-*d|%.*f', [5, 1, 4, 2, 1, 3.14259], '    1|2   |3.1'],
    ['100%%|%5%|%-3%|', [], '100%|    %|%  |'],
    ['%3s', ['😃'], '  😃'],
    ['%(a)s-%(b)05.1f-%%', { a: 'x', b: 2.25 }, 'x-002.3-%'],
    ['%()s', { '': 1 }, '1'],
    ['%s', 'text', 'text'],
    ['%s', { a: 1 }, undefined],
    ['', [], ''],
  ])('%j of %j', (str, vals, text) => {
    if (text === undefined) {
      expect(() => valueOf('std.extVar("str") % std.extVar("vals")', { str, vals })).toThrow();
    } else {
      expect(valueOf('std.extVar("str") % std.extVar("vals")', { str, vals })).toBe(text);
    }
  });

  it('sees hidden fields, and only the values it needs', () => {
    expect(valueOf('"%(a)s" % { a:: 1, b: error "never" }')).toBe('1');
  });

  it('rounds where the references do, also where their doubles run out of digits', () => {
    expect(valueOf('"%e" % 1000')).toBe('10.000000e+02');
    expect(valueOf('"%f" % 1058225987001')).toBe('1058225987000.999936');
  });

  it.each([
    ['"%d" % "a"', 'Format required number at 0, got string'],
    ['"%(a)d" % { a: "x" }', 'Format required number at a, got string'],
    ['"%s %s" % ["a"]', 'Not enough values to format: 1, expected more than 1'],
    ['"%*d" % []', 'Not enough values to format: 0, expected at least 0'],
    ['"%s" % [1, 2]', 'Too many values to format: 2, expected 1'],
    ['"%s" % { a: 1 }', 'Mapping keys required.'],
    ['"%(b)s" % { a: 1 }', 'No such field: b'],
    ['"%(a)*d" % { a: 1 }', 'Cannot use * field width with object.'],
    ['"%(a).*d" % { a: 1 }', 'Cannot use * precision with object.'],
    ['"%" % []', 'Truncated format code.'],
    ['"%(a" % {}', 'Truncated format code.'],
    ['"%5" % []', 'Truncated format code.'],
    ['"%y" % []', 'Unrecognised conversion type: y'],
    ['"%c" % "ab"', '%c expected 1-sized string got: 2'],
    ['"%c" % [[]]', '%c expected number / string, got: array'],
    ['"%.400f" % 1', 'overflow'],
  ])('%s fails', (code, said) => {
    expect(failureOf(code)).toBe(said);
  });

  it('writes whole numbers as JavaScript does', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        const texts = valueOf('local n = std.extVar("n"); ["%d" % n, "%x" % n, "%o" % n]', { n });
        expect(texts).toEqual([String(n + 0), n.toString(16), n.toString(8)]);
      }),
    );
  });

  it('is as wide as it is told', () => {
    const flags = fc.subarray(['#', '0', '-', ' ', '+']);
    const conversion = fc.constantFrom('d', 'o', 'x', 'e', 'f', 'g', 's');
    fc.assert(
      fc.property(
        flags,
        fc.nat(30),
        conversion,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (f, width, c, value) => {
          const text = valueOf('std.extVar("str") % std.extVar("value")', {
            str: `%${f.join('')}${width}${c}`,
            value,
          });
          expect(JSON.stringify(text).length - 2).toBeGreaterThanOrEqual(width);
        },
      ),
    );
  });
});
