import { customKind } from '@causeway/core/custom/kind';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { insiderKind } from '@causeway/core/insider/kind';
import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
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
});
