import type { Starter } from '@causeway/core/custom/starters';
import type { JsonObject } from '@causeway/core/result/json';
import type { CategoryKey } from './categories.data.ts';
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

/** A way to install a kind: what it sets where the defaults say something else. */
export interface Variant {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly settings: JsonObject;
}

/**
 * One of the few things that differ from account to account, under the name that installing asks for it. A secret
 * fills in the secret called `field`, anything else the setting at that path.
 */
export interface ConfigField {
  readonly key: string;
  readonly label: string;
  readonly type: 'string' | 'secret' | 'select';
  readonly required: boolean;
  readonly help: string;
  readonly field: string;
}

/** How the library presents a kind of integration: its form, what installing takes, and its page in the documentation. */
export interface Card {
  readonly category: CategoryKey;
  readonly description: string;
  /** How far people may rely on it. */
  readonly status: 'ga' | 'beta' | 'alpha';
  /** Of what it sends to; null where that is anybody's. */
  readonly website: string | null;
  /** The first is `default`. */
  readonly variants: readonly Variant[];
  readonly config: readonly ConfigField[];
  /** A `config` that installs it, as its page in the documentation shows it. */
  readonly example: JsonObject;
  /** Its guide, in `docs`. */
  readonly guide: string;
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
