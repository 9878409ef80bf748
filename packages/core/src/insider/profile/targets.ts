import type { Names, Name } from '../../mapping/names.ts';
import type { Subject } from '../../consent/consent.ts';
import { parsePath } from '../../mapping/path.ts';
import type { Path } from '../../mapping/path.ts';
import { parseOffset } from '../../mapping/time.ts';
import { EMAIL_SOURCES, PHONE_SOURCES } from '../presets/profile.ts';
import type { InsiderSettings, ProfileRow } from '../settings/settings.ts';
import { DEFAULT_ATTRIBUTES } from '../taxonomy/attributes.ts';
import { attributeConverter } from './attribute-value.ts';
import type { Convert } from './attribute-value.ts';
import { consentBehind, consentRows } from './consent-rows.ts';

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
  /** What the customer said of it decides, once they have. */
  readonly consent: Subject | undefined;
  /** Where to look; the first that is not empty wins. Their slots follow each other, beginning with `from`. */
  readonly sources: readonly Source[];
  readonly from: number;
}

export interface Source {
  readonly slot: number;
  readonly path: Path;
  readonly field: string;
  /** Takes one half of a full name. */
  readonly part: 'given' | 'family' | undefined;
}

const TYPES = new Map(DEFAULT_ATTRIBUTES.map(({ name, type }) => [name, type]));

/** The profile rows as targets. Every source has a slot of its own, counted from 0. */
export function compileTargets(settings: InsiderSettings, names: Names): readonly Target[] {
  const zone = parseOffset(settings.timeZone) ?? 0;
  const targets: Target[] = [];
  const taken = new Set<string>();
  let slot = 0;
  for (const row of [...withIdentifiers(settings), ...consentRows(settings)]) {
    const key = (row.custom ? 'custom.' : '') + row.to;
    if (taken.has(key)) continue;
    taken.add(key);
    const type = row.custom ? 'any' : (TYPES.get(row.to) ?? 'any');
    const special = type === 'email' || type === 'phone' || type === 'numbers';
    const sources = (typeof row.from === 'string' ? [row.from] : row.from)
      .map(source)
      .filter((one) => one !== undefined);
    targets.push({
      name: names.intern(row.to),
      custom: row.custom,
      kind: special ? type : 'scalar',
      convert: attributeConverter(special ? 'any' : type, row.to, settings.numberLocale, zone),
      clear: row.onNull === 'clear',
      arrays: row.arrays ?? (type === 'numbers' ? 'append' : 'replace'),
      country: type === 'country',
      consent: consentBehind(row.to, row.custom, settings),
      from: slot,
      sources: sources.map((one) => ({ ...one, slot: slot++ })),
    });
  }
  return targets;
}

function source(from: string): Omit<Source, 'slot'> | undefined {
  const path = parsePath(from);
  if (path === undefined) return undefined;
  const last = path.at(-1);
  if (last !== '$given' && last !== '$family') return { path, field: from, part: undefined };
  const field = from.slice(0, from.lastIndexOf('.'));
  return { path: path.slice(0, -1), field, part: last === '$given' ? 'given' : 'family' };
}

/** An identifier that is switched on is read from the usual attributes when no row says from where. */
function withIdentifiers(settings: InsiderSettings): readonly ProfileRow[] {
  const { profile, identifiers } = settings;
  const has = (to: string): boolean => profile.some((row) => row.to === to && !row.custom);
  return [
    ...profile,
    ...(identifiers.email && !has('email') ? [{ from: EMAIL_SOURCES, to: 'email', custom: false }] : []),
    ...(identifiers.phone && !has('phone_number')
      ? [{ from: PHONE_SOURCES, to: 'phone_number', custom: false }]
      : []),
  ];
}
