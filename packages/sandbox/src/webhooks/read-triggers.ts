import { asObject, type Json } from '../json.ts';
import { attributeName, attributeValue, list, scalar, text, type Problems } from './read-parts.ts';
import { actions, operators, type AttributeTrigger, type Condition, type EventTrigger } from './webhook.ts';

/** `"purchase"`, or `{event, where: [{parameter, operator, value}]}`. */
export function eventTrigger(raw: Json, problems: Problems): EventTrigger[] {
  if (typeof raw === 'string') return text('triggers', raw, problems).map((event) => ({ event, where: [] }));
  const trigger = asObject(raw) ?? {};
  const where = list('where', trigger['where'], [], problems).flatMap((each) => condition(each, problems));
  return text('event of a trigger', trigger['event'], problems).map((event) => ({ event, where }));
}

function condition(raw: Json, problems: Problems): Condition[] {
  const parts = asObject(raw) ?? {};
  const operator = operators.find((each) => each === (parts['operator'] ?? 'is'));
  if (operator === undefined) problems.add(`operator must be one of ${operators.join(', ')}`);
  const [parameter] = text('parameter of a condition', parts['parameter'], problems);
  if (operator === undefined || parameter === undefined) return [];
  const value = operator === 'present' ? '' : scalar('value of a condition', parts['value'], problems);
  return [{ parameter, operator, value }];
}

/** `"c_tier"` for any change, or `{attribute, action, from, to}`. */
export function attributeTrigger(raw: Json, problems: Problems): AttributeTrigger[] {
  if (typeof raw === 'string') return attributeTrigger({ attribute: raw }, problems);
  const trigger = asObject(raw) ?? {};
  const action = actions.find((each) => each === (trigger['action'] ?? 'change'));
  if (action === undefined) problems.add(`action must be one of ${actions.join(', ')}`);
  const [attribute] = attributeName('attribute of a trigger', trigger['attribute'], problems);
  if (action === undefined || attribute === undefined) return [];
  const { from, to } = trigger;
  const values = {
    ...(action === 'change_from_to' ? { from: attributeValue(`from of ${action}`, from, problems) } : {}),
    ...(action === 'change' || (action === 'generated_as' && to === undefined)
      ? {}
      : { to: attributeValue(`to of ${action}`, to, problems) }),
  };
  return [{ attribute, action, ...values }];
}
