import { beforeAll, describe, expect, it } from 'vitest';
import { placeOf, type CardField } from '../../packages/console/src/features/integrations/form/card.ts';
import type { Fault } from '../../packages/console/src/features/integrations/form/fault.ts';
import type { KindForm } from '../../packages/console/src/features/integrations/form/kind-form.ts';
import { faultsIn } from '../../packages/console/src/features/integrations/form/held-faults.ts';
import { heldOf, settingsOf } from '../../packages/console/src/features/integrations/form/held.ts';
import { withValue } from '../../packages/console/src/features/integrations/form/at-path.ts';
import { consoleModule, drawingWith, drawnKinds, type Drawn } from './drawing.ts';

interface Rendered {
  readonly kind: { readonly fields: readonly CardField[] };
  readonly form: KindForm;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
}
type Render = (rendered: Rendered) => Promise<string>;

let kinds: ReadonlyMap<string, Drawn>;
let render: Render;
beforeAll(async () => {
  kinds = await drawnKinds();
  ({ renderFields: render } = await consoleModule<{ renderFields: Render }>(
    'form/testing/render-fields.tsx',
  ));
});

/** As it stands in a page. */
function written(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;');
}

/** Settings in which every field of a card has its place. */
function everything({ kind }: Drawn): readonly Readonly<Record<string, unknown>>[] {
  const on = kind.fields.filter(
    ({ type, name }) => type === 'object' && kind.fields.some((field) => field.name.startsWith(`${name}.`)),
  );
  const parts = on.reduce<Readonly<Record<string, unknown>>>((all, { name }) => ({ ...all, [name]: {} }), {});
  const shown = kind.fields.flatMap((field) => (field.shown === undefined ? [] : [field.shown]));
  return [parts, ...shown.map(({ field, is }) => withValue(parts, field, is[0] ?? 'X-Something'))];
}

describe('the form of each kind', () => {
  it('has every field of its card, with its label, its help and what it can be', async () => {
    for (const [key, drawn] of kinds) {
      const pages: string[] = [];
      for (const settings of everything(drawn)) pages.push(await render({ ...drawn, settings }));
      const page = pages.join('\n');
      for (const { name, label, help, choices, type } of drawn.kind.fields) {
        expect(page, `${key}: the label of ${name}`).toContain(written(label));
        if (help !== undefined && !page.includes(written(help)))
          throw new Error(`${key}: the help of ${name} is not drawn.`);
        if (type === 'choice')
          for (const choice of choices) expect(page, `${key}: ${name}`).toContain(written(choice.label));
      }
    }
  });
});

const base = { section: 'Any', required: false, choices: [], half: false };
const INVENTED: readonly CardField[] = [
  { ...base, name: 'plain', label: 'An invented text', type: 'text', help: 'Its help', default: '' },
  { ...base, name: 'odd', label: 'Of an unknown control', type: 'text', control: 'unheard_of', default: 'x' },
  { ...base, name: 'deep.count', label: 'An invented number', type: 'number', min: 3, max: 9, default: 4 },
  { ...base, name: 'on', label: 'An invented switch', type: 'flag', default: false },
  {
    ...base,
    name: 'one',
    label: 'One of two',
    type: 'choice',
    choices: [
      { value: 'a', label: 'The first way' },
      { value: 'b', label: 'The second way' },
    ],
    default: null,
  },
  {
    ...base,
    name: 'some',
    label: 'Some of two',
    type: 'list',
    choices: [{ value: 'a', label: 'The one', help: 'About the one' }],
    default: [],
  },
  { ...base, name: 'names', label: 'An invented list', type: 'list', default: ['x'] },
  { ...base, name: 'rows', label: 'Rows of something', type: 'list', default: [{ a: 1 }] },
  { ...base, name: 'thing', label: 'An invented object', type: 'object', default: { a: 1 } },
  { ...base, name: 'part', label: 'What can be left out', type: 'object', default: null },
  { ...base, name: 'part.size', label: 'An inner number', type: 'number', default: 7 },
  { ...base, name: 'token', label: 'An invented secret', type: 'secret', required: true },
  {
    ...base,
    name: 'hidden',
    label: 'Only now and then',
    type: 'text',
    default: '',
    shown: { field: 'one', is: ['b'] },
  },
];

describe('a card that no form was made for', () => {
  const settings = { plain: 'kept', unknown: { stays: true } };

  it('is drawn, each field as its type', async () => {
    const page = await render({ kind: { fields: INVENTED }, form: {}, settings });
    const drawn = INVENTED.filter(({ label }) => page.includes(label)).map(({ name }) => name);
    const there = INVENTED.map(({ name }) => name).filter(
      (name) => name !== 'part.size' && name !== 'hidden',
    );
    expect(drawn).toEqual(there);
    for (const word of ['Its help', 'The first way', 'About the one', 'From 3 to 9.', 'value="kept"'])
      expect(page).toContain(word);
    const open = await render({ kind: { fields: INVENTED }, form: {}, settings: { one: 'b', part: {} } });
    expect(open).toContain('An inner number');
    expect(open).toContain('Only now and then');
  });

  it('holds what is set, and tells of it what was changed', async () => {
    const drawing = await drawingWith(INVENTED);
    const held = heldOf(drawing, settings, 'Mine');
    expect(settingsOf(drawing, held)).toEqual({
      ...settings,
      odd: 'x',
      deep: { count: 4 },
      on: false,
      one: null,
      some: [],
      names: ['x'],
      rows: [{ a: 1 }],
      thing: { a: 1 },
      part: null,
      hidden: '',
    });
    const typing: readonly (readonly [string, unknown])[] = [
      ['settings.thing', '{"b":2}'],
      ['settings.rows', '[]'],
      ['settings.one', 'b'],
      ['settings.part', { size: 8 }],
    ];
    const typed = typing.reduce((all, [place, value]) => withValue(all, place, value), held);
    expect(settingsOf(drawing, typed)).toMatchObject({
      thing: { b: 2 },
      rows: [],
      one: 'b',
      part: { size: 8 },
    });
  });

  it('says what is wrong at the field, and shows what the hub says there', async () => {
    const drawing = await drawingWith(INVENTED);
    const held = withValue(heldOf(drawing, settings, 'Mine'), 'settings.deep.count', 2);
    const faults = faultsIn(drawing, {}, withValue(held, 'settings.thing', '{'), new Set());
    expect(faults.map(({ place }) => place)).toEqual([
      'settings.deep.count',
      'settings.thing',
      'secrets.token',
    ]);
    expect(faults[0]?.message).toBe('Choose a whole number from 3 to 9.');
    for (const field of INVENTED.filter(({ name }) => name !== 'part.size' && name !== 'hidden')) {
      const said = [{ place: placeOf(field), message: `Something about ${field.name}.`, missing: false }];
      const page = await render({ kind: { fields: INVENTED }, form: {}, settings, faults: said });
      expect(page).toContain(`Something about ${field.name}.`);
    }
  });
});
