import { sameJson } from '../../ui/same-json.ts';

interface Believed {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly custom: Readonly<Record<string, unknown>>;
}

interface Preview {
  readonly routed: boolean;
  readonly held: boolean;
  readonly skips: readonly { readonly reason: string }[];
  readonly refused: readonly unknown[];
  readonly before: Believed | null;
  readonly after: Believed | null;
}

interface ShadowRow {
  readonly group: 'Identifier' | 'Attribute' | 'Custom attribute';
  readonly name: string;
  readonly held: unknown;
  readonly ours: unknown;
  /** same; differs; unknown: it could not be worked out what we would say. */
  readonly state: 'same' | 'differs' | 'unknown';
}

const HARMLESS = new Set(['unchanged', 'nothing_to_send']);

/**
 * What the destination would hold if everything we have were sent now; undefined when a preview cannot say, because
 * nothing would be planned at all.
 */
export function oursOf(preview: Preview | undefined): Believed | undefined {
  if (preview === undefined || !preview.routed || preview.held) return undefined;
  if (preview.after !== null) return preview.after;
  if (preview.refused.length > 0 || preview.skips.some(({ reason }) => !HARMLESS.has(reason)))
    return undefined;
  return preview.before ?? undefined;
}

/** What is held beside what we would say, differences first, each part by name. */
export function shadowRows(held: Believed, ours: Believed | undefined): readonly ShadowRow[] {
  const rows = (['identifiers', 'attributes', 'custom'] as const).flatMap((part) => {
    const names = new Set([...Object.keys(held[part]), ...Object.keys(ours?.[part] ?? {})]);
    return [...names].toSorted().map((name): ShadowRow => {
      const there = own(held[part], name);
      const here = ours === undefined ? undefined : own(ours[part], name);
      const state = ours === undefined ? 'unknown' : sameJson(there, here) ? 'same' : 'differs';
      return { group: GROUPS[part], name, held: there, ours: here, state };
    });
  });
  return rows.toSorted((a, b) => Number(b.state === 'differs') - Number(a.state === 'differs'));
}

const GROUPS = { identifiers: 'Identifier', attributes: 'Attribute', custom: 'Custom attribute' } as const;

function own(of: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
