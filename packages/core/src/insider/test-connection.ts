import type { AccountColumn, HttpAnswer, TestResult } from '../delivery/destination.ts';
import { isObject, own } from '../result/json.ts';
import type { Json } from '../result/json.ts';
import { parseJson } from '../mapping/json-text.ts';
import { issue } from './issues.ts';
import { readTrouble } from './read-answer.ts';

/** Explains the answer to `schemaRequest`. Not `ok` also means that the check could not tell; the issue says which. */
export function explainConnection(answer: HttpAnswer): TestResult {
  const trouble = readTrouble(answer);
  if (trouble !== undefined && trouble.kind !== 'accepted') return { ok: false, issue: trouble.issue };
  const ok = answer.status < 300 && readColumns(parseJson(answer.body)) !== undefined;
  return { ok, issue: ok ? issue('test_ok') : issue('test_unclear', undefined, String(answer.status)) };
}

/**
 * The account's attributes out of the answer to `schemaRequest('contacts')`; empty when it is something else. Custom
 * ones have lost the `c_` with which Insider reads them back.
 */
export function readSchema(answer: HttpAnswer): readonly AccountColumn[] {
  return answer.status < 300 ? (readColumns(parseJson(answer.body)) ?? []) : [];
}

/** The columns, whether they come as a list or inside an envelope; undefined when there is no list. */
function readColumns(json: Json | undefined): readonly AccountColumn[] | undefined {
  const list = isObject(json) ? (own(json, 'data') ?? own(json, 'columns')) : json;
  if (!Array.isArray(list)) return undefined;
  return (list as readonly Json[]).flatMap((entry) => {
    const key = isObject(entry) ? own(entry, 'key') : undefined;
    if (!isObject(entry) || typeof key !== 'string') return [];
    const label = own(entry, 'display_name');
    const type = own(entry, 'type');
    const custom = key.startsWith('c_');
    return [
      {
        name: custom ? key.slice(2) : key,
        label: typeof label === 'string' ? label : key,
        custom,
        type: typeof type === 'string' ? type : undefined,
      },
    ];
  });
}
