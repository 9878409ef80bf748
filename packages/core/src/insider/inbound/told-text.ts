import { normaliseEmail } from '../../mapping/email.ts';
import { quote } from '../../mapping/json-text.ts';
import { createNames } from '../../mapping/names.ts';
import { normalisePhone } from '../../mapping/phone.ts';
import { listTexts, scalarText } from '../../mapping/scalar-text.ts';
import type { Json } from '../../result/json.ts';
import { bracket, numberItems } from '../profile/lists.ts';
import { compileTargets } from '../profile/targets.ts';
import type { Target } from '../profile/targets.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { shadowName } from './names.ts';

/** An attribute of Insider as in the shadow, and a value of ours as the outbound mapping would write it there. */
export interface ToldText {
  readonly name: string;
  readonly custom: boolean;
  readonly text: string;
}

/** The outbound mapping's targets by the key of the attribute that each fills. */
export function outboundTargets(settings: InsiderSettings): ReadonlyMap<string, Target> {
  return new Map(
    compileTargets(settings, createNames()).map((target) => [
      (target.custom ? 'custom.' : '') + target.name.text,
      target,
    ]),
  );
}

/** Of the names that an attribute goes by, the one that the outbound mapping fills; else the first. */
export function toldKey(keys: readonly string[], targets: ReadonlyMap<string, Target>): string {
  return keys.find((one) => targets.has(one)) ?? keys[0] ?? '';
}

/**
 * How a value that Insider told would be sent back, so that telling it finds nothing to send. An attribute that
 * nothing fills is written as it is.
 */
export function compileToldText(
  settings: InsiderSettings,
): (keys: readonly string[], value: Json) => ToldText {
  const targets = outboundTargets(settings);
  return (keys, value) => {
    const key = toldKey(keys, targets);
    const target = targets.get(key);
    const text = (target === undefined ? undefined : sentText(target, value, settings)) ?? plainText(value);
    return { ...shadowName(key), text };
  };
}

/** Undefined when the outbound mapping would leave the value out. */
function sentText(target: Target, value: Json, settings: InsiderSettings): string | undefined {
  switch (target.kind) {
    case 'email': {
      const address = typeof value === 'string' ? normaliseEmail(value) : '';
      return address === '' ? undefined : quote(address);
    }
    case 'phone': {
      const number = normalisePhone(scalar(value), settings.defaultCountry ?? '');
      return number === '' ? undefined : quote(number);
    }
    case 'numbers': {
      const { items } = numberItems(value, settings.numberLocale);
      return items.length === 0 ? undefined : bracket(items);
    }
    case 'scalar':
      return target.custom && Array.isArray(value)
        ? listText(value as readonly Json[])
        : target.convert(value, '', []);
  }
}

function plainText(value: Json): string {
  const text = Array.isArray(value) ? listText(value as readonly Json[]) : scalarText(value);
  return text ?? JSON.stringify(value);
}

function listText(list: readonly Json[]): string | undefined {
  const { items } = listTexts(list);
  return items.length === 0 ? undefined : bracket(items);
}

function scalar(value: Json): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
