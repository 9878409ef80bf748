import type { Run } from '../runtime/run.ts';

/**
 * A number in a text that a library function makes. Go's `manifestJsonEx` and `manifestYamlDoc` write the shortest
 * digits that read back the same, and never an exponent; C++ writes numbers as everywhere.
 */
export function manifestNumber(run: Run, value: number): string {
  return run.wording === 'go' ? withoutExponent(value) : run.numberText(value);
}

function withoutExponent(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '', power] = String(value).split('e');
  if (power === undefined) return mantissa;
  const exponent = Number(power);
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
    : sign + digits.padEnd(exponent + 1, '0');
}
