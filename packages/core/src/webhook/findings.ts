import type { Issue } from '../result/issue.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { didYouMean, nearNames } from './near-names.ts';

/** Something about a definition; `fix` is what the field would be when mended, for a button that does it. */
export interface WebhookIssue extends Issue {
  readonly fix?: string;
}

/** Gathers what is wrong with a definition, and what is only odd, while it is read. */
export class Findings {
  readonly issues: WebhookIssue[] = [];
  readonly warnings: WebhookIssue[] = [];

  wrong(code: string, field: string, message: string, hint?: string, fix?: string): undefined {
    this.issues.push(found(code, field, message, hint, fix));
  }

  odd(code: string, field: string, message: string, hint?: string, fix?: string): undefined {
    this.warnings.push(found(code, field, message, hint, fix));
  }

  /** An object with these keys only. What is missing is an empty object. */
  section(value: Json | undefined, field: string, known: readonly string[]): JsonObject {
    if (value === undefined || value === null) return {};
    if (!isObject(value)) {
      this.wrong('not_an_object', field, `${field === '' ? 'The definition' : field} must be an object.`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const meant = didYouMean(nearNames(key, [], known));
      const hint = meant ?? `Take it away. Known here: ${known.join(', ')}.`;
      this.wrong('unknown_key', inside(field, key), `${key} is not known here.`, hint);
    }
    return value;
  }

  /** A list of at most so many. */
  list(from: JsonObject, key: string, field: string, limit: number): readonly Json[] {
    const value = own(from, key);
    if (value === undefined || value === null) return [];
    const at = inside(field, key);
    if (!Array.isArray(value)) {
      this.wrong('not_a_list', at, `${at} must be a list.`);
      return [];
    }
    const items = value as readonly Json[];
    if (items.length > limit) {
      this.wrong('too_many', at, `${at} has ${items.length} entries; at most ${limit} are possible.`);
    }
    return items.slice(0, limit);
  }

  /** A text of at most so many characters; '' when it is missing or cannot be used. */
  text(from: JsonObject, key: string, field: string, limit: number): string {
    const value = own(from, key);
    if (value === undefined || value === null) return '';
    const at = inside(field, key);
    if (typeof value !== 'string') {
      this.wrong('not_text', at, `${at} must be a text.`);
      return '';
    }
    if (value.length > limit) this.wrong('too_long', at, `${at} may have ${limit} characters at most.`);
    return value;
  }

  /** One of a few words; the first when it is missing or cannot be used. */
  choice<T extends string>(from: JsonObject, key: string, field: string, choices: readonly [T, ...T[]]): T {
    const value = own(from, key);
    if (value === undefined || value === null) return choices[0];
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    this.wrong(
      'not_a_choice',
      inside(field, key),
      'That is not possible here.',
      `Choose one of: ${choices.join(', ')}.`,
    );
    return choices[0];
  }
}

export function inside(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}

function found(code: string, field: string, message: string, hint?: string, fix?: string): WebhookIssue {
  return {
    code,
    field,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
  };
}
