import type { JsonObject } from '@causeway/core/result/json';
import { countChanges, patchOf, same } from '../insider/json-change.ts';
import { valueAt } from './at-path.ts';
import { fieldAt, placeOf, wholeOf } from './card.ts';
import { consentDiffers } from './extra.ts';
import { faultsIn } from './held-faults.ts';
import { heldOf, secretChange, secretsSet, settingsOf, type Drawing, type Held } from './held.ts';
import type { KindForm } from './kind-form.ts';
import type { Integration, SaveRules } from './save-rules.ts';

/** Saving what is drawn from a card: only what was changed, and every refusal at the field that it is about. */
export function cardRules(drawing: Drawing, form: KindForm): SaveRules<Held> {
  const valuesOf = ({ settings, name }: Pick<Integration, 'settings' | 'name'>): Held =>
    heldOf(drawing, settings, name);
  /** As the form would write them: what it orders or leaves out otherwise is no change. */
  const plain = (integration: Integration): JsonObject => settingsOf(drawing, valuesOf(integration));
  return {
    valuesOf,
    faultsOf: (held, base) => faultsIn(drawing, form, held, secretsSet(base), base),
    changeOf: (base, held) => {
      const after = settingsOf(drawing, held);
      const patch = patchOf(base.settings as JsonObject, after);
      const untouched = countChanges(plain(base), after) === 0 || Object.keys(patch).length === 0;
      const secrets = secretChange(drawing, held);
      const name = held.name.trim();
      return {
        name: name === base.name ? undefined : name,
        settings: untouched ? undefined : patch,
        secrets: Object.keys(secrets).length === 0 ? undefined : secrets,
      };
    },
    changesIn: (base, held) =>
      countChanges(plain(base), settingsOf(drawing, held)) +
      Object.keys(secretChange(drawing, held)).length +
      (held.name.trim() === base.name ? 0 : 1),
    differences: (before, after) => [
      ...(before.name === after.name ? [] : ['Its label']),
      ...(before.state === after.state
        ? []
        : [after.state === 'paused' ? 'It was paused' : 'It was resumed']),
      ...consentDiffers(before, after),
      ...settingsThatDiffer(drawing, plain(before), plain(after)),
    ],
    placeOfPointer: form.placeOf ?? ((pointer) => placeOfPointer(drawing, pointer)),
    savedOnce: { secrets: {}, taken: [] },
    ...(form.saved === undefined ? {} : { saved: form.saved }),
  };
}

/** In the words of the card. */
function settingsThatDiffer({ fields }: Drawing, was: JsonObject, is: JsonObject): readonly string[] {
  const words = fields
    .filter((field) => field.type !== 'secret')
    .filter(({ name }) => !same(valueAt(was, name) as never, valueAt(is, name) as never))
    .map((field) => (wholeOf(fields, field) ?? field).label);
  return [...new Set(words)];
}

/** Where in the form a pointer of a refusal leads; undefined when the form has no such field. */
export function placeOfPointer({ fields }: Pick<Drawing, 'fields'>, pointer: string): string | undefined {
  const place = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
  if (place === 'name' || fieldAt(fields, place) !== undefined) return place;
  // What is said of a whole is shown at the first thing inside of it.
  const inner = place === '' ? undefined : fields.find((field) => placeOf(field).startsWith(`${place}.`));
  return inner === undefined ? undefined : placeOf(inner);
}
