/** As C++ streams print a double: `%g`, six digits. */
export function sixDigits(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : value < 0 ? '-inf' : 'nan';
  return general(value, 6);
}

/** As Go's `%v` prints a float64: the shortest digits, with an exponent from 1e6 on or below 1e-4. */
export function goNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  return power < -4 || power >= 6 ? scientific(digits, power) : String(value);
}

/** C's `%.<precision>g`, but for how it rounds exact halves. */
function general(value: number, precision: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '', exponent = '0'] = value.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  if (power < -4 || power >= precision) return scientific(trimmed(digits), power);
  return trimmed(value.toFixed(Math.max(0, precision - 1 - power)));
}

/** `digits` times ten to the `power`, as C and Go write it: at least two digits of exponent. */
export function scientific(digits: string, power: number): string {
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${digits}e${power < 0 ? '-' : '+'}${size}`;
}

/** Without the zeros that end a fraction. */
export function trimmed(digits: string): string {
  return digits.includes('.') ? digits.replace(/(?:\.|(?<!0))0+$/, '') : digits;
}
