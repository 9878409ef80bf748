import { inside, type Findings } from './findings.ts';
import { didYouMean, nearNames } from './near-names.ts';
import { parseTarget, type Target } from './target.ts';
import { dataField, dataNames, type WebhookModel } from './webhook-model.ts';

/** Reads where a row writes; undefined, and among the issues, when nothing can be written there. */
export function checkTo(
  to: string,
  field: string,
  action: string,
  model: WebhookModel,
  findings: Findings,
): Target | undefined {
  const at = inside(field, 'to');
  if (to === '')
    return findings.wrong('to_missing', at, 'No target is named.', 'Write customer, or data. and a field.');
  if (to === 'action') {
    return findings.wrong('to_action', at, 'The event is chosen once, as Action.', 'Take this row away.');
  }
  const target = parseTarget(to);
  if (target === undefined) {
    const fix =
      parseTarget(`data.${to}`) === undefined || /^(data|customer)\b/.test(to) ? undefined : `data.${to}`;
    const hint =
      fix === undefined ? 'Write customer, external_id, account, or data. and names.' : `Write ${fix}.`;
    return findings.wrong('bad_to', at, `${to} is no place in an event.`, hint, fix);
  }
  if (target.in === 'data') checkDataName(target.names[0] ?? '', at, action, model, findings);
  return target;
}

function checkDataName(
  name: string,
  at: string,
  action: string,
  model: WebhookModel,
  findings: Findings,
): void {
  const type = model.eventTypes.get(action);
  const { kind } = dataField(action, name, model);
  if (kind === 'read_only') {
    findings.wrong('read_only', at, `${name} is computed and cannot be set.`, 'Choose another field.');
  } else if (kind === 'unknown' && type !== undefined) {
    const near = nearNames(name, [], dataNames(action, model)).map((known) => `data.${known}`);
    const hint = didYouMean(near) ?? 'It is kept as it is.';
    findings.odd('unknown_field', at, `${type.label} has no field ${name}.`, hint);
  }
}
