import type { Starter } from '@causeway/core/custom/starters';
import { CUSTOM } from './custom-card.data.ts';
import { INSIDER } from './insider-card.data.ts';
import { ENRICHMENT, TRIGGER } from './trigger-cards.data.ts';

/** One setting as a form shows it. `name` is the path in the settings, or the name of a secret. */
export interface CardField {
  readonly name: string;
  readonly label: string;
  readonly section: string;
  readonly type: 'text' | 'secret' | 'number' | 'flag' | 'choice' | 'list' | 'object';
  readonly required?: true;
  readonly choices?: readonly string[];
  readonly help?: string;
}

/** How the library presents a kind of integration. */
export interface Card {
  readonly category: string;
  readonly description: string;
  readonly fields: readonly CardField[];
  /** Settings to begin with. */
  readonly starters?: readonly Starter[];
}

/** By kind. A kind without a card is offered with its secrets alone. */
export const CARDS: ReadonlyMap<string, Card> = new Map([
  ['insider', INSIDER],
  ['audience_trigger', TRIGGER],
  ['enrichment', ENRICHMENT],
  ['custom', CUSTOM],
]);
