import { describe, expect, it } from 'vitest';
import { dataOf, fieldsFor, freeField, readValue, type DraftField } from './draft-fields.ts';

const field = (type: DraftField['type'], required = false): DraftField => ({
  name: 'x',
  label: undefined,
  type,
  required,
  choices: [],
});
const read = (type: DraftField['type'], value: string | readonly string[]) =>
  readValue(field(type), value, 'Europe/Berlin');

describe('what is filled in', () => {
  it('is read by the type of the field', () => {
    expect(read('numeric', ' 12.50 ')).toEqual({ value: 12.5 });
    expect(read('boolean', 'false')).toEqual({ value: false });
    expect(read('datetime', '2026-07-15T12:00')).toEqual({ value: '2026-07-15T10:00:00.000Z' });
    expect(read('list', ['a', 'b'])).toEqual({ value: ['a', 'b'] });
    expect(read('object', '{"a":1}')).toEqual({ value: { a: 1 } });
    expect(read('objects', '[{"a":1}]')).toEqual({ value: [{ a: 1 }] });
    expect(read('string', ' as it is')).toEqual({ value: ' as it is' });
    expect([read('free', '12'), read('free', '"12"'), read('free', 'x')]).toEqual([
      { value: 12 },
      { value: '12' },
      { value: 'x' },
    ]);
  });

  it('is what was filled in, also under a name that every object answers to', () => {
    const named = { ...field('string'), name: 'constructor' };
    expect(dataOf([named], {}, 'UTC')).toEqual({ data: {}, faults: new Map() });
    expect(dataOf([named], { constructor: 'x' }, 'UTC').data).toEqual({ constructor: 'x' });
  });

  it('is complained about where it is none of it', () => {
    for (const [type, value] of [
      ['numeric', '1.299,90'],
      ['numeric', 'Infinity'],
      ['object', '[]'],
      ['object', '{a:1}'],
      ['objects', '3'],
      ['datetime', 'soon'],
    ] as const)
      expect(read(type, value)).toHaveProperty('fault');
  });

  it('is left out where there is nothing, unless it is required', () => {
    expect(read('string', '  ')).toEqual({ value: undefined });
    expect(readValue(field('list', true), [], 'UTC')).toHaveProperty('fault');
    const { data, faults } = dataOf(
      [{ ...field('numeric', true), name: 'points' }, { ...field('string'), name: 'reason' }, freeField('y')],
      { points: 'many', y: 'true' },
      'UTC',
    );
    expect(data).toEqual({ y: true });
    expect([...faults.keys()]).toEqual(['points']);
  });
});

describe('the fields of an event', () => {
  const type = (name: string, fields: [string, 'string' | 'numeric' | 'select', boolean][]) =>
    ({
      name,
      label: name,
      kind: 'built_in',
      group: '',
      submittable: true,
      once: false,
      points: null,
      description: null,
      fields: fields.map(([one, kind, required]) => ({
        ...{ name: one, type: kind, required, label: null, description: null, format: null },
        choices: kind === 'select' ? ['s', 'm', 'l'] : [],
      })),
    }) as const;

  it('are chosen from what their own definition allows', () => {
    const { shown } = fieldsFor(type('fitted', [['size', 'select', false]]), []);
    expect(shown).toMatchObject([{ name: 'size', choices: ['s', 'm', 'l'] }]);
  });

  it('are shown with those first that are required; the rest is offered', () => {
    const many = Array.from({ length: 8 }, (_one, index) => [`f${index}`, 'string', index > 6] as const);
    const { shown, more } = fieldsFor(
      type('checkout', [
        ...many.map((one) => [...one] as [string, 'string', boolean]),
        ['effective_timestamp', 'numeric', false],
      ]),
      [],
    );
    expect(shown.map(({ name }) => name)).toEqual(['f7', 'f0', 'f1', 'f2', 'f3', 'f4']);
    expect(more.map(({ name }) => name)).toEqual(['f5', 'f6']);
  });

  it('are attributes too where the event sets some', () => {
    const attribute = (name: string, read_only: boolean) =>
      ({
        name,
        label: 'G',
        type: 'select',
        choices: ['m', 'f'],
        format: null,
        description: null,
        default: null,
        tags: [],
        built_in: true,
        read_only,
      }) as const;
    const attributes = [attribute('gender', false), attribute('city', false), attribute('score', true)].map(
      (one) => ({ ...one, tags: [], choices: ['m', 'f'] }),
    );
    const { shown, more } = fieldsFor(type('profile', [['gender', 'string', false]]), attributes);
    expect(shown).toMatchObject([{ name: 'gender', type: 'select', choices: ['m', 'f'] }]);
    expect(more.map(({ name }) => name)).toEqual(['city']);
  });
});
