import { convertAttribute } from '../../customer/attribute.ts';
import type { AttributeDefinition } from '../../customer/attribute.ts';
import { parseDate } from '../../mapping/time.ts';
import type { Json } from '../../result/json.ts';

/**
 * A value of Insider's as our attribute holds it; undefined when it cannot be one. Dates come as RFC 3339 times, or
 * however the account's own attributes write them; midnight with an offset is that day (see `parseDate`). An attribute
 * that is not defined takes anything.
 */
export function ourValue(
  definition: AttributeDefinition | undefined,
  value: Json,
  zone: number,
): Json | undefined {
  if (definition === undefined) return value;
  // A phone number would lose its plus, and with it its country.
  if (definition.type === 'numeric' && typeof value === 'string' && value.trim().startsWith('+'))
    return undefined;
  const converted = convertAttribute(definition, value);
  if (converted !== undefined || (definition.type !== 'date' && definition.type !== 'datetime'))
    return converted;
  const time = parseDate(value, zone);
  return time === undefined ? undefined : convertAttribute(definition, time);
}
