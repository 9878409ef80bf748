/** `812 B`, `4.2 kB`, `1.3 MB`: decimal units, as networks count. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 999_500 ? `${short(bytes / 1_000)} kB` : `${short(bytes / 1_000_000)} MB`;
}

function short(value: number): string {
  return value < 100 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
}
