import type { AttributeDefinition } from '../../customer/attribute.ts';
import { parseOffset } from '../../mapping/time.ts';
import type { ToldValue } from '../../register/submission.ts';
import type { Issue } from '../../result/issue.ts';
import { isEmpty, own } from '../../result/json.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { issue } from '../issues.ts';
import { shown } from '../profile/attribute-value.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { RESERVED_ATTRIBUTES } from '../taxonomy/attributes.ts';
import { attributeCandidates, shadowName } from './names.ts';
import { ourValue } from './our-value.ts';
import { compileToldText } from './told-text.ts';

/** What attributes say, in the hub's words; `mapped` when any of them has a place here at all, empty ones too. */
export interface ToldProfile {
  readonly mapped: boolean;
  readonly values: readonly ToldValue[];
  readonly issues: readonly Issue[];
}

/**
 * Compiles which of Insider's attributes become which of ours. An empty one is no news: it never overwrites
 * (decision 4). One that cannot be what our attribute is is left out and named; the rest goes on.
 */
export function compileTellProfile(
  settings: InsiderSettings,
  definitions: ReadonlyMap<string, AttributeDefinition>,
): (attributes: JsonObject) => ToldProfile {
  const zone = parseOffset(settings.timeZone) ?? 0;
  const toldText = compileToldText(settings);
  const rows = settings.inbound.profile.map(({ from, to }) => ({ keys: attributeCandidates(from), to }));
  const takesAll = settings.inbound.otherAttributes === 'take';

  return (attributes) => {
    const told = new Map<string, ToldValue>();
    const issues: Issue[] = [];
    const spoken = new Set<string>();
    let mapped = false;
    const tell = (key: string, keys: readonly string[], value: Json, attribute: string): void => {
      mapped = true;
      if (isEmpty(value) || told.has(attribute)) return;
      const definition = definitions.get(attribute);
      const taken = definition?.readOnly === true ? undefined : ourValue(definition, value, zone);
      if (definition?.readOnly === true) issues.push(issue('inbound_read_only', attribute));
      else if (taken === undefined || isEmpty(taken))
        issues.push(issue('inbound_value_invalid', key, shown(value), attribute));
      else told.set(attribute, { attribute, value: taken, ...toldText(keys, taken) });
    };
    for (const { keys, to } of rows) {
      const key = keys.find((one) => own(attributes, one) !== undefined);
      if (key === undefined) continue;
      spoken.add(key);
      tell(key, [key, ...keys], own(attributes, key) ?? null, to);
    }
    if (takesAll) {
      for (const [key, value] of others(attributes, spoken)) {
        const { name } = shadowName(key);
        if (told.has(name)) issues.push(issue('inbound_name_taken', key, key, name));
        else tell(key, [key], value, name);
      }
    }
    return { mapped, values: [...told.values()], issues };
  };
}

/** Attributes without a row, Insider's own before custom ones; what Insider fills in itself is left to it. */
function others(attributes: JsonObject, spoken: ReadonlySet<string>): readonly (readonly [string, Json])[] {
  const rest = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || spoken.has(key) || RESERVED_ATTRIBUTES.has(key) ? [] : [[key, value] as const],
  );
  const isCustom = ([key]: readonly [string, Json]): boolean => key.startsWith('custom.');
  return [...rest.filter((one) => !isCustom(one)), ...rest.filter(isCustom)].filter(
    ([key]) => !NO_NAME.test(shadowName(key).name),
  );
}

const NO_NAME = /^(?:__proto__|prototype|constructor|id|)$/;
