import type { Purpose } from '@causeway/core/consent/consent';
import { useState } from 'react';
import { cell, type Cell } from '../../../ui/cell.ts';
import type { Integration } from './save-rules.ts';

/** What is said of every integration beside its settings. */
export interface Extra {
  readonly requires: readonly Purpose[];
  /** Why something is changed, for the list of revisions. */
  readonly why: string;
}

export function extraOf({ requires }: { readonly requires: readonly Purpose[] }): Extra {
  return { requires, why: '' };
}

export function useExtra(of: { readonly requires: readonly Purpose[] }): Cell<Extra> {
  const [extra] = useState(() => cell(extraOf(of)));
  return extra;
}

/** Do both ask for the same consents, in whatever order? */
function samePurposes(one: readonly Purpose[], other: readonly Purpose[]): boolean {
  return one.length === other.length && one.every((purpose) => other.includes(purpose));
}

/** How many things about it differ from what is installed. A reason alone is no change. */
export function extraCount(base: Pick<Integration, 'requires'>, { requires }: Extra): number {
  return samePurposes(base.requires, requires) ? 0 : 1;
}

export interface ExtraChange {
  readonly requires: Purpose[] | undefined;
  readonly summary: string | undefined;
}

/** What a change has to say of it. Undefined parts are not sent. */
export function extraChange(base: Pick<Integration, 'requires'>, extra: Extra): ExtraChange {
  return {
    requires: extraCount(base, extra) === 0 ? undefined : [...extra.requires],
    summary: extra.why.trim() === '' ? undefined : extra.why.trim(),
  };
}

/** In the words of a form, where two states of one integration ask for different consents. */
export function consentDiffers(
  before: Pick<Integration, 'requires'>,
  after: Pick<Integration, 'requires'>,
): readonly string[] {
  return samePurposes(before.requires, after.requires) ? [] : ['Consent'];
}
