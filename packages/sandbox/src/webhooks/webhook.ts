import type { Scalar } from '../json.ts';
import type { AttributeValue } from '../rules/attribute-type.ts';

/** One condition on a parameter of an event; own parameters are named `c_<name>`. */
export interface Condition {
  readonly parameter: string;
  readonly operator: 'is' | 'is_not' | 'contains' | 'above' | 'below' | 'present';
  /** not used by `present` */
  readonly value: Scalar;
}

/** An event to wait for, `*` for any. All conditions must hold. */
export interface EventTrigger {
  readonly event: string;
  readonly where: readonly Condition[];
}

/**
 * A change of an attribute to wait for, `*` for any that is no identifier; own attributes are named `c_<name>`.
 * published: the four actions, by a partner's manual. inferred: what they mean, see `attributeFits`.
 */
export interface AttributeTrigger {
  readonly attribute: string;
  readonly action: 'change' | 'change_from_to' | 'change_to' | 'generated_as';
  /** of `change_from_to` */
  readonly from?: AttributeValue;
  /** of `change_from_to` and `change_to`; of `generated_as`, any value without it */
  readonly to?: AttributeValue;
}

/** How bodies are written. The documentation leaves each of these open, so a receiver should bear all of them. */
export interface BodyForm {
  /** names of default parameters */
  readonly parameterNames: 'long' | 'short' | 'both';
  /** names of default attributes: `email` or `em` */
  readonly attributeNames: 'long' | 'short';
  /** own attributes and parameters: `c_tier`, `tier`, or `tier` inside `custom` */
  readonly customNames: 'prefixed' | 'plain' | 'nested';
  readonly hookId: 'number' | 'string';
  /** identifier values of digits only go out as numbers */
  readonly idsAsNumbers: boolean;
  /** of an attribute webhook: one body for all that a write changed, instead of one for each */
  readonly together: boolean;
}

interface Common {
  /** the `hook_id` of its bodies; counted from 1 */
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly active: boolean;
  /** additional attributes to send along, as names are read; `*` is all that are no identifiers */
  readonly attributes: readonly string[];
  readonly form: BodyForm;
}

export interface EventWebhook extends Common {
  readonly stream: 'events';
  readonly triggers: readonly EventTrigger[];
  /** event parameters to send, `*` for all */
  readonly parameters: readonly string[];
}

export interface AttributeWebhook extends Common {
  readonly stream: 'attributes';
  readonly triggers: readonly AttributeTrigger[];
}

/** A rule of the account: what to wait for, what to send, and where to. */
export type Webhook = EventWebhook | AttributeWebhook;
export type Stream = Webhook['stream'];

export const plainForm: BodyForm = {
  parameterNames: 'long',
  attributeNames: 'long',
  customNames: 'prefixed',
  hookId: 'number',
  idsAsNumbers: false,
  together: false,
};

/** What may be chosen for the parts of a form; the first is the usual one. */
export const formChoices: {
  readonly [
    Part in 'parameterNames' | 'attributeNames' | 'customNames' | 'hookId'
  ]: readonly BodyForm[Part][];
} = {
  parameterNames: ['long', 'short', 'both'],
  attributeNames: ['long', 'short'],
  customNames: ['prefixed', 'plain', 'nested'],
  hookId: ['number', 'string'],
};

export const operators: readonly Condition['operator'][] = [
  'is',
  'is_not',
  'contains',
  'above',
  'below',
  'present',
];

export const actions: readonly AttributeTrigger['action'][] = [
  'change',
  'change_from_to',
  'change_to',
  'generated_as',
];
