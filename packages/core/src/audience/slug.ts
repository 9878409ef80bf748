import anyAscii from 'any-ascii';

/** The slugs that there are: small letters, digits and underscores. */
export const SLUG_RULE: RegExp = /^[a-z0-9_]{1,100}$/;

const LONGEST = 100;
/** For a name of which nothing can be written in Latin letters or digits. */
const NAMELESS = 'audience';

/** A slug for a name, as somebody might have chosen it: `Café-Gäste (VIP)` becomes `cafe_gaste_vip`. */
export function slugFrom(name: string): string {
  const slug = anyAscii(name.slice(0, LONGEST).normalize('NFC').toWellFormed())
    .replace(/['’`]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST + 1)
    .replace(/^_|_$/g, '')
    .slice(0, LONGEST)
    .replace(/_$/, '');
  return slug === '' ? NAMELESS : slug;
}

/** The same with a number behind it, where others have the slug already: `vip`, `vip_2`, `vip_3`. */
export function freeSlug(slug: string, taken: (slug: string) => boolean): string {
  if (!taken(slug)) return slug;
  for (let number = 2; ; number++) {
    const tail = `_${number}`;
    const other = slug.slice(0, LONGEST - tail.length) + tail;
    if (!taken(other)) return other;
  }
}
