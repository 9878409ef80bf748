import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { JsonObject } from '@causeway/core/result/json';
import type { TemplateShelf } from '@causeway/core/template/template-engine';

/** The templates that an integration's settings refer to, compiled. */
export interface UsedTemplates {
  readonly shelf: TemplateShelf;
  /** Another text as soon as one of them is another one; empty when there are none. */
  readonly key: string;
  /** Those that the workspace does not have, and where the settings name them. */
  readonly missing: readonly { readonly id: string; readonly field: string }[];
}

export type TemplatesOf = (
  workspace: number,
  kind: Pick<DestinationKind, 'templates'>,
  settings: JsonObject,
) => Promise<UsedTemplates>;
