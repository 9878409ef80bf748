/**
 * published: `^.+@.+\..+$`. Written as three searches, because the expression is quadratic on hostile input.
 */
export function isEmail(value: string): boolean {
  const at = value.indexOf('@', 1);
  if (at < 0 || value.includes('\n')) return false;
  return value.lastIndexOf('.', value.length - 2) >= at + 2;
}

/** published: `^\+[1-9]\d{6,14}$`. */
export function isPhone(value: string): boolean {
  return value.length <= 16 && /^\+[1-9]\d{6,14}$/.test(value);
}
