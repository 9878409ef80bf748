import type { AttributeType } from '../customer/attribute.ts';
import type { TextFormat } from '../customer/text-format.ts';

/** What a field of an event holds: what an attribute may, or one object, or a list of objects. */
export type FieldType = AttributeType | 'object' | 'objects';

/** `choices` and `format` bound the value as they do an attribute's; `label` and `description` are for people. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly label?: string;
  readonly description?: string;
  readonly choices?: readonly string[];
  readonly format?: TextFormat;
}

/** A defined kind of event. */
export interface EventType {
  readonly name: string;
  readonly label: string;
  readonly kind: 'built_in' | 'commerce' | 'custom' | 'system';
  readonly fields: readonly FieldDefinition[];
  /** May be sent in from outside; otherwise the hub itself makes it. */
  readonly submittable: boolean;
  /** A customer does it at most once; a second one is refused. */
  readonly once?: boolean;
  /** Points that each one is worth when it does not say so itself. */
  readonly points?: number;
  /** For people. */
  readonly description?: string;
}
