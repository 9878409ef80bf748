import type { Starter } from '@causeway/core/custom/starters';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { CategoryKey } from './categories.data.ts';
import { CUSTOM } from './custom-card.data.ts';
import { INSIDER } from './insider-card.data.ts';
import { ENRICHMENT, TRIGGER } from './trigger-cards.data.ts';

/** One of the values that a setting may have, in words. */
export interface CardChoice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/**
 * One setting, in the words in which everybody tells of it: the form of the console, the page of the documentation, the
 * list of revisions and the complaints about a form. `name` is the path in the settings, or the name of a secret. Parts
 * of an object have fields of their own, after the object's: `batch`, `batch.size`.
 */
export interface CardField {
  readonly name: string;
  readonly label: string;
  /** The title of one of the card's sections. */
  readonly section: string;
  readonly type: 'text' | 'secret' | 'number' | 'flag' | 'choice' | 'list' | 'object';
  readonly required?: true;
  readonly choices?: readonly CardChoice[];
  readonly help?: string;
  /** How a form draws it where the type does not say enough; one that a form does not know is drawn as its type. */
  readonly control?: string;
  /** What an empty field shows. */
  readonly placeholder?: string;
  /** Of a number. */
  readonly min?: number;
  readonly max?: number;
  /** What it begins with in a form, where the settings have no default. */
  readonly begin?: Json;
  /** Only where another field has one of these values; without them, where it has any. */
  readonly shown?: { readonly field: string; readonly is?: readonly string[] };
  /** It takes half of the width, with its neighbour beside it. */
  readonly half?: true;
  /** It stands behind a link of these words: hardly anybody changes it. */
  readonly behind?: string;
}

/** A part of the form. */
export interface CardSection {
  readonly title: string;
  readonly about: string;
  /** Closed at first: most people leave it as it is. */
  readonly folded?: true;
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
  /** In the order of the form. */
  readonly sections: readonly CardSection[];
  /** In the order of the form: those of one section stand together. */
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
