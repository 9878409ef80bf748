import type { Names, Name } from '../../mapping/names.ts';
import { parsePath } from '../../mapping/path.ts';
import type { Path } from '../../mapping/path.ts';
import { parseOffset } from '../../mapping/time.ts';
import { EMAIL_SOURCES, PHONE_SOURCES } from '../presets/profile.ts';
import type { InsiderSettings, ProfileRow } from '../settings/settings.ts';
import { DEFAULT_ATTRIBUTES } from '../taxonomy/attributes.ts';
import { attributeConverter } from './attribute-value.ts';
import type { Convert } from './attribute-value.ts';

export type Kind = 'scalar' | 'numbers' | 'email' | 'phone';
export type ArrayPolicy = 'append' | 'replace' | 'remove';

/** Where one attribute of the customer goes, ready to be written. */
export interface Target {
  readonly name: Name;
  readonly custom: boolean;
  readonly kind: Kind;
  readonly convert: Convert;
  readonly clear: boolean;
  readonly arrays: ArrayPolicy;
  readonly country: boolean;
}

/** One source of a target. Lower ranks win; `part` takes one half of a full name. */
export interface Read {
  readonly target: number;
  readonly rank: number;
  readonly part: 'given' | 'family' | undefined;
}

const TYPES = new Map(DEFAULT_ATTRIBUTES.map(({ name, type }) => [name, type]));

/** The profile rows as targets, and where in the customer's attributes each of them looks. */
export function compileTargets(
  settings: InsiderSettings,
  names: Names,
): { readonly targets: readonly Target[]; readonly reads: readonly { path: Path; read: Read }[] } {
  const zone = parseOffset(settings.timeZone) ?? 0;
  const targets: Target[] = [];
  const reads: { path: Path; read: Read }[] = [];
  const taken = new Set<string>();
  for (const row of withIdentifiers(settings)) {
    const key = (row.custom ? 'custom.' : '') + row.to;
    if (taken.has(key)) continue;
    taken.add(key);
    const type = row.custom ? 'any' : (TYPES.get(row.to) ?? 'any');
    const scalar = type === 'email' || type === 'phone' || type === 'numbers' ? 'any' : type;
    const list = typeof row.from === 'string' ? [row.from] : row.from;
    list.forEach((from, rank) => {
      const { path, part } = source(from);
      if (path !== undefined) reads.push({ path, read: { target: targets.length, rank, part } });
    });
    targets.push({
      name: names.intern(row.to),
      custom: row.custom,
      kind: type === 'email' || type === 'phone' || type === 'numbers' ? type : 'scalar',
      convert: attributeConverter(scalar, row.to, settings.numberLocale, zone),
      clear: row.onNull === 'clear',
      arrays: row.arrays ?? 'replace',
      country: type === 'country',
    });
  }
  return { targets, reads };
}

function source(from: string): { path: Path | undefined; part: Read['part'] } {
  const path = parsePath(from);
  const last = path?.at(-1);
  if (path === undefined || (last !== '$given' && last !== '$family')) return { path, part: undefined };
  return { path: path.slice(0, -1), part: last === '$given' ? 'given' : 'family' };
}

/** An identifier that is switched on is read from the usual attributes when no row says from where. */
function withIdentifiers(settings: InsiderSettings): readonly ProfileRow[] {
  const { profile, identifiers } = settings;
  const has = (to: string): boolean => profile.some((row) => row.to === to && !row.custom);
  return [
    ...profile,
    ...(identifiers.email && !has('email') ? [{ from: EMAIL_SOURCES, to: 'email', custom: false }] : []),
    ...(identifiers.phone && !has('phone_number') ? [{ from: PHONE_SOURCES, to: 'phone_number', custom: false }] : []),
  ];
}
