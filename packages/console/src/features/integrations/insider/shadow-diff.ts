import type { Answer } from '../../../app/api.ts';
import { own, type Json, type JsonObject } from '@causeway/core/result/json';
import { same } from './json-change.ts';

export type Believed = NonNullable<Answer<'POST /v1/admin/integrations/{id}/preview'>['before']>;

export interface DiffRow {
  readonly group: 'identifiers' | 'attributes' | 'custom';
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly before?: Json;
  readonly after?: Json;
}

export interface ShadowDiff {
  readonly rows: readonly DiffRow[];
  readonly unchanged: number;
}

const GROUPS = ['identifiers', 'attributes', 'custom'] as const;

/** What the destination will hold differently. `after` null: the requests change nothing of it. */
export function shadowDiff(before: Believed | null, after: Believed | null): ShadowDiff {
  const rows: DiffRow[] = [];
  let unchanged = 0;
  for (const group of GROUPS) {
    const was = (before?.[group] ?? {}) as JsonObject;
    const is = (after === null ? was : after[group]) as JsonObject;
    for (const name of [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted()) {
      const [old, now] = [own(was, name), own(is, name)];
      if (old === undefined && now !== undefined) rows.push({ group, name, kind: 'added', after: now });
      else if (old !== undefined && now === undefined)
        rows.push({ group, name, kind: 'removed', before: old });
      else if (old !== undefined && now !== undefined && !same(old, now))
        rows.push({ group, name, kind: 'changed', before: old, after: now });
      else unchanged += 1;
    }
  }
  return { rows, unchanged };
}
