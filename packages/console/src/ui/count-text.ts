const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,243`. */
export function countText(count: number): string {
  return whole.format(count);
}

/** `1.2K`, `3.4M`: where there is little room. */
export function shortCount(count: number): string {
  return short.format(count);
}

/** `1 message`, `1,243 messages`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
