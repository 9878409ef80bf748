import type { EventType } from '../event/event-type.ts';
import type { Json } from '../result/json.ts';
import { checkRow, type CheckedRow } from './check-row.ts';
import type { MappingRow } from './definition.ts';
import { inside, type Findings } from './findings.ts';
import type { WebhookModel } from './webhook-model.ts';

/** The rows of a mapping, each by itself and all together. Rows that cannot be used are kept, so that numbers stay. */
export function checkMapping(
  items: readonly Json[],
  action: string,
  model: WebhookModel,
  findings: Findings,
): readonly MappingRow[] {
  const rows = items.map((item, index) => checkRow(item, `mapping[${index}]`, action, model, findings));
  checkOverlaps(rows, findings);
  checkComplete(rows, model.eventTypes.get(action), findings);
  return rows.map(({ row }) => row);
}

function checkOverlaps(rows: readonly CheckedRow[], findings: Findings): void {
  const keyed = rows.flatMap(({ target, field }) =>
    target === undefined
      ? []
      : [{ field, key: JSON.stringify(target.in === 'data' ? target.names : target.in) }],
  );
  for (const [index, { key, field }] of keyed.entries()) {
    const at = inside(field, 'to');
    const same = keyed.findIndex((other) => other.key === key);
    if (same < index) {
      const first = keyed[same]?.field ?? '';
      findings.odd(
        'same_target',
        at,
        `${first} has the same target.`,
        'The last of them that is not empty counts.',
      );
    }
    const around = keyed.find(
      (other) => other.key.endsWith(']') && key.startsWith(`${other.key.slice(0, -1)},`),
    );
    if (around !== undefined) {
      const hint = `Map its fields one by one, or all of it in ${around.field}.`;
      findings.wrong('inside_target', at, `This lies inside the target of ${around.field}.`, hint);
    }
  }
}

function checkComplete(rows: readonly CheckedRow[], type: EventType | undefined, findings: Findings): void {
  if (!rows.some(({ target }) => target?.in === 'customer')) {
    const hint = 'Add a row with the field that holds the customer’s id, and To customer.';
    findings.wrong('customer_not_mapped', 'mapping', 'No row says whose event it is.', hint);
  }
  for (const { name, required } of type?.fields ?? []) {
    if (!required || (name === 'points' && type?.points !== undefined)) continue;
    if (rows.some(({ target }) => target?.in === 'data' && target.names[0] === name)) continue;
    const hint = `Add a row with To data.${name}.`;
    findings.wrong('required_not_mapped', 'mapping', `${type?.label ?? ''} needs ${name}.`, hint);
  }
}
