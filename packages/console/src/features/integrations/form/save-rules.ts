import type { Answer, ApiRequest } from '../../../app/api.ts';
import type { Fault } from './fault.ts';

export type Integration = Answer<'GET /v1/admin/integrations/{id}'>;

/** What a form knows of the settings it holds. */
export interface SaveRules<V> {
  readonly valuesOf: (integration: Integration) => V;
  /** Everything that is wrong with what is to become of an integration. */
  readonly faultsOf: (values: V, base: Integration) => readonly Fault[];
  /** What a change has to say: only what is not as it was. */
  readonly changeOf: (
    base: Integration,
    values: V,
  ) => ApiRequest<'PATCH /v1/admin/integrations/{id}'>['body'];
  /** How many things a person would say they have changed. */
  readonly changesIn: (base: Integration, values: V) => number;
  /** Everything that differs between two states of one integration, in the words of the form. */
  readonly differences: (before: Integration, after: Integration) => readonly string[];
  /** The field of the form that a JSON pointer of a refusal means. */
  readonly placeOfPointer: (pointer: string) => string | undefined;
  /** What is typed while it is being saved stays, and stays unsaved: all but this. */
  readonly savedOnce?: Partial<V>;
  /** After it was saved. Resolves to whether the last test still says how things are. */
  readonly saved?: (before: Integration, after: Integration, secrets: readonly string[]) => Promise<boolean>;
}
