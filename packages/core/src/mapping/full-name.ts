/** Words that begin a family name of several words: Jan van der Berg, Ludwig von Mies. */
const PARTICLES = new Set([
  'van',
  'von',
  'vom',
  'zu',
  'zum',
  'zur',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'bin',
  'ibn',
  'al',
  'el',
]);

/** A full name in two: the last word is the family name, with its particles; one word alone is a given name. */
export function splitFullName(full: string): { readonly given: string; readonly family: string } {
  const comma = full.indexOf(',');
  if (comma > 0) return { given: full.slice(comma + 1).trim(), family: full.slice(0, comma).trim() };
  const words = full.trim().split(/\s+/);
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start--;
  if (start <= 0) return { given: words.join(' '), family: '' };
  return { given: words.slice(0, start).join(' '), family: words.slice(start).join(' ') };
}
