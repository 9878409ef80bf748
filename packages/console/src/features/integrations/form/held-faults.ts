import type { Issue } from '@causeway/core/result/issue';
import { isWithin, valueAt } from './at-path.ts';
import { isEmpty, isThere, placeOf, type CardField } from './card.ts';
import { editorOf } from './editor.ts';
import type { Fault } from './fault.ts';
import { settingsOf, type Drawing, type Held } from './held.ts';
import type { KindForm } from './kind-form.ts';
import type { Integration } from './save-rules.ts';

type Rules = Pick<KindForm, 'check' | 'faults' | 'wordsOf'>;

/**
 * Everything that is wrong with a form: by its editors, by the rules of its kind, and by its card. `kept`: secrets that
 * are set. `before`: what is changed.
 */
export function faultsIn(
  drawing: Drawing,
  { check, faults: more, wordsOf }: Rules,
  held: Held,
  kept: ReadonlySet<string>,
  before?: Integration,
): readonly Fault[] {
  const own = [...nameFaults(held), ...(more?.(held, kept, before) ?? []), ...editorFaults(drawing, held)];
  const issues = check?.(settingsOf(drawing, held)) ?? [];
  const hub = issues.map((issue) => faultOf(issue, drawing.fields, wordsOf));
  const faults: Fault[] = [];
  // What is first said of a place is what is said: the form knows most of it, and the card least.
  for (const fault of [...own, ...hub, ...missingFaults(drawing, held, kept)])
    if (!faults.some(({ place }) => isWithin(place, fault.place) || isWithin(fault.place, place)))
      faults.push(fault);
  return inOrder(drawing.fields, faults);
}

function nameFaults({ name }: Held): readonly Fault[] {
  return name.trim() === ''
    ? [{ place: 'name', message: 'Give it a label, to tell it apart from others.', missing: true }]
    : [];
}

function editorFaults({ fields, editors }: Drawing, held: Held): readonly Fault[] {
  return fields
    .filter((field) => isThere(fields, field, held.settings))
    .flatMap((field) => {
      const place = placeOf(field);
      return editorOf(field, fields, editors).faults?.(valueAt(held, place), field, place) ?? [];
    });
}

/** What the card wants to be filled in, and is not. A secret that belongs to another setting is wanted with it. */
function missingFaults({ fields }: Drawing, held: Held, kept: ReadonlySet<string>): readonly Fault[] {
  return fields
    .filter((field) => isThere(fields, field, held.settings))
    .filter(({ required, type, shown }) => required || (type === 'secret' && shown !== undefined))
    .filter(({ type, name }) => type !== 'secret' || !kept.has(name) || held.taken.includes(name))
    .filter((field) => isEmpty(valueAt(held, placeOf(field))))
    .map((field) => ({
      place: placeOf(field),
      message: field.type === 'list' ? 'Choose at least one.' : 'Fill it in.',
      missing: true,
    }));
}

/** Of what the form calls wrong the hint says what to do, and the rest is in front of one's eyes. */
function faultOf(
  { code, field = '', message, hint }: Issue,
  fields: readonly CardField[],
  wordsOf: KindForm['wordsOf'],
): Fault {
  const place = `settings.${field.replaceAll(/\[(\d+)\]/g, '.$1')}`;
  const missing = code === 'setting_missing';
  const said = missing || code === 'setting_invalid' ? (hint ?? message) : `${message} ${hint ?? ''}`.trim();
  const labelOf = (name: string): string => fields.find((one) => one.name === name)?.label ?? name;
  return { place, message: wordsOf?.(said, labelOf) ?? said, missing };
}

/** In the order of the form; what has no field is last. */
function inOrder(fields: readonly CardField[], faults: readonly Fault[]): readonly Fault[] {
  const places = ['name', ...fields.map(placeOf)];
  const at = ({ place }: Fault): number => {
    const index = places.findLastIndex((one) => isWithin(place, one));
    return index === -1 ? places.length : index;
  };
  return faults.toSorted((one, other) => at(one) - at(other));
}
