import { customKind } from '@causeway/core/custom/kind';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { insiderKind } from '@causeway/core/insider/kind';
import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import type { Json } from '@causeway/core/result/json';
import { describe, expect, it } from 'vitest';
import { cardOf } from './catalog.ts';
import { CATEGORIES } from './categories.data.ts';
import { readInstall } from './read-install.ts';
import { CARDS } from './settings-cards.data.ts';

const KINDS: readonly DestinationKind[] = [insiderKind, triggerKind, enrichmentKind, customKind];

describe.each(KINDS.map((kind) => [kind.key, kind] as const))('the card of %s', (key, kind) => {
  const card = cardOf(kind);

  it('is there, on a shelf of the library', () => {
    expect(CARDS.has(key)).toBe(true);
    expect(CATEGORIES.map((one) => one.key)).toContain(card.category);
  });

  it('has variants that say how they differ, and set nothing that the kind refuses', () => {
    expect(card.variants[0]?.key).toBe('default');
    expect(new Set(card.variants.map((one) => one.key)).size).toBe(card.variants.length);
    for (const { description, settings } of card.variants) {
      expect(description).toMatch(/\.$/);
      const missing = new Set(kind.check({}).issues.map(({ field }) => field));
      const issues = kind
        .check(settings)
        .issues.filter(({ code, field }) => !(code === 'setting_missing' && missing.has(field)));
      expect(issues).toEqual([]);
    }
  });

  it('asks for config that fills in a field of the form or a secret of the kind', () => {
    for (const { type, field, help } of card.config) {
      if (type === 'secret') expect([...kind.secrets, ...(kind.optionalSecrets ?? [])]).toContain(field);
      else expect(card.fields.map(({ name }) => name)).toContain(field);
      expect(help).not.toBe('');
    }
    for (const secret of kind.secrets)
      expect(card.config).toContainEqual(expect.objectContaining({ field: secret, required: true }));
  });

  it('shows an installation that every variant takes', () => {
    for (const { key: variant } of card.variants) {
      const body = { variant, config: card.example, delivery_mode: 'server_side' };
      const { settings, secrets } = readInstall(kind, body);
      expect(kind.check(settings).issues).toEqual([]);
      for (const name of kind.secrets) expect(secrets).toHaveProperty(name);
    }
  });

  it('has its fields in the order of its sections, and parts after what they are of', () => {
    const order = card.sections.map(({ title }) => title);
    const places = card.fields.map(({ section }) => order.indexOf(section));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(new Set(places).size).toBe(order.length);
    card.fields.forEach(({ name }, index) => {
      const whole = card.fields.findIndex((one) => one.type === 'object' && name.startsWith(`${one.name}.`));
      expect(whole).toBeLessThan(index);
    });
  });

  it('names the values that the kind takes, and no others', () => {
    const wrong: string[] = [];
    for (const { name, type, choices = [] } of card.fields) {
      const tell = (value: string): unknown => {
        const told = type === 'number' ? Number(value) : value;
        return type === 'list' ? [told] : told;
      };
      for (const { value, label } of choices)
        if (isNoValue(kind, name, tell(value)) || label === '') wrong.push(`${name}: ${value}`);
      const closed = type === 'choice' || type === 'flag' || (type === 'list' && choices.length > 0);
      if (closed && !isNoValue(kind, name, tell('nonsense'))) wrong.push(`${name} takes anything`);
      if (type === 'choice' && choices.length === 0) wrong.push(`${name} has no choices`);
    }
    expect(wrong).toEqual([]);
  });

  it('has the limits of numbers that the kind has', () => {
    const wrong: string[] = [];
    for (const { name, type, control, min, max } of card.fields) {
      if (type !== 'number' && control !== 'numbers') continue;
      const isIn = (value: number): boolean => !isNoValue(kind, name, type === 'list' ? [value] : value);
      if (min === undefined || max === undefined) wrong.push(`${name} has no limits`);
      else if (!isIn(min) || !isIn(max) || isIn(min - 1) || isIn(max + 1))
        wrong.push(`${name}: ${min} to ${max}`);
    }
    expect(wrong).toEqual([]);
  });

  it('shows a field where another one has a value that it can have', () => {
    for (const { shown } of card.fields) {
      if (shown === undefined) continue;
      const other = card.fields.find(({ name, type }) => type !== 'secret' && name === shown.field);
      expect(other).toBeDefined();
      const values = (other?.choices ?? []).map(({ value }) => value);
      expect(values).toEqual(expect.arrayContaining([...(shown.is ?? [])]));
    }
  });
});

const NO_VALUE = /^Choose (?:one of|true or false|a whole number)/;

/** Does the kind say that this is no value of the setting at a path? */
function isNoValue(kind: DestinationKind, path: string, value: unknown): boolean {
  const settings = path.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  return kind
    .check(settings as Json)
    .issues.some(({ field = '', hint = '' }) => field.startsWith(path) && NO_VALUE.test(hint));
}
