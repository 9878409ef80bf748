import type {
  FilterNode,
  HmacAlgorithm,
  HmacPreset,
  WebhookDefinition,
  WhenNotMatched,
} from '@causeway/core/webhook/definition';
import type { FilterOperator } from '@causeway/core/webhook/operators';

/** A secret by its name; `value` is what was typed for it, and empty while the one that is kept stays. */
export interface SecretValues {
  readonly name: string;
  readonly value: string;
}

/** `key` tells rows apart while they move; it is no part of the definition. */
export interface FilterValues {
  readonly key: string;
  readonly path: string;
  readonly operator: FilterOperator;
  /** As they are typed. One, two or any number, as the operator needs; others are kept for when it is changed back. */
  readonly values: readonly string[];
  /** The value is hidden. */
  readonly secret: SecretValues | undefined;
}

export interface GroupValues {
  readonly key: string;
  readonly op: FilterNode['op'];
  readonly rules: readonly RuleValues[];
}

export type RuleValues = FilterValues | GroupValues;

/** The ways in which a sender can prove itself, as one list. */
export type AuthWay = 'none' | 'header_token' | 'bearer' | 'basic' | HmacPreset | 'generic';

/** The access check with a place for everything that any of its ways needs. */
export interface AuthValues {
  readonly way: AuthWay;
  readonly header: string;
  readonly user: string;
  readonly tolerance: number | string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: 'hex' | 'base64';
  readonly prefix: string;
  readonly signed: string;
  /** The header of the signed time; empty when none is signed. */
  readonly timeHeader: string;
  /** The one in use first; the second is the one before it. Never empty. */
  readonly secrets: readonly SecretValues[];
}

export interface ReplaceValues {
  readonly key: string;
  readonly value: string;
  readonly with: string;
}

export interface RowValues {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly default: string;
  readonly replace: readonly ReplaceValues[];
}

/** An incoming webhook as the form holds it, in the order of the form. */
export interface WebhookValues {
  readonly name: string;
  readonly method: WebhookDefinition['method'];
  readonly endpoint: string;
  readonly filters: GroupValues;
  readonly auth: AuthValues;
  readonly ips: readonly string[];
  readonly action: string;
  readonly mapping: readonly RowValues[];
  readonly dedupKey: string;
  readonly response: { readonly success: string; readonly error: string };
  readonly whenNotMatched: WhenNotMatched;
}

let made = 0;

export function newKey(): string {
  made += 1;
  return `row-${made}`;
}

export function blankFilter(path = ''): FilterValues {
  return { key: newKey(), path, operator: 'equals', values: [''], secret: undefined };
}

export function blankGroup(op: FilterNode['op']): GroupValues {
  return { key: newKey(), op, rules: [blankFilter()] };
}

export function blankRow(to = '', from = ''): RowValues {
  return { key: newKey(), from, to, default: '', replace: [] };
}

export function isGroupValues(rule: RuleValues): rule is GroupValues {
  return 'rules' in rule;
}

/** Every secret of the form: of the access check, and of filters at any depth. */
export function secretsIn({ auth, filters }: WebhookValues): readonly SecretValues[] {
  return [...auth.secrets, ...inRules(filters.rules)];
}

function inRules(rules: readonly RuleValues[]): readonly SecretValues[] {
  return rules.flatMap((rule) => {
    if (isGroupValues(rule)) return inRules(rule.rules);
    return rule.secret === undefined ? [] : [rule.secret];
  });
}
