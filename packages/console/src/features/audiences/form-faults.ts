import { ApiError } from '../../app/api.ts';
import type { Written } from './audience.ts';
import type { FormFaults } from './details-fields.tsx';
import { readText } from './rule-text.ts';

/** As core's SLUG_RULE, whose file also brings along how all the world's letters are written in Latin ones. */
const SLUG = /^[a-z0-9_]{1,100}$/;

const FIELDS = ['name', 'slug', 'description', 'filter'] as const;

/**
 * What can be said without sending it; undefined: nothing. `wrong`: why the rule cannot be used. For a new audience without
 * a slug the hub makes one.
 */
export function writtenFaults(
  { name, slug, filter }: Written,
  wrong: string | undefined,
  isNew = false,
): FormFaults | undefined {
  const read = readText(filter);
  const faults: FormFaults = {
    ...(name.trim() === '' ? { name: 'Give it a name, to find it again.' } : {}),
    ...(SLUG.test(slug) || (isNew && slug === '')
      ? {}
      : { slug: 'Write small letters, digits and underscores.' }),
    ...(read.fault !== undefined
      ? { filter: `Line ${read.fault.line}, column ${read.fault.column}: ${read.fault.message}` }
      : read.rule === undefined
        ? { filter: 'It needs a condition; or say that everybody is in it.' }
        : wrong === undefined
          ? {}
          : { filter: wrong }),
  };
  return Object.keys(faults).length === 0 ? undefined : faults;
}

/** What the hub refused, by field; `rest`: something that no field is to blame for. */
export function refusedFaults(error: unknown): { readonly faults: FormFaults; readonly rest: boolean } {
  if (!(error instanceof ApiError)) return { faults: {}, rest: true };
  if (error.status === 409 && /:(?:slug|name)_taken$/.test(error.problem?.type ?? ''))
    return { faults: { slug: error.message }, rest: false };
  const faults: { -readonly [K in keyof FormFaults]: FormFaults[K] } = {};
  let rest = (error.problem?.errors ?? []).length === 0;
  for (const { pointer = '', message, hint } of error.problem?.errors ?? []) {
    const field = pointer.startsWith('/rule')
      ? 'filter'
      : FIELDS.find((name) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    if (field === undefined) rest = true;
    else faults[field] ??= `${message} ${hint ?? ''}`.trim();
  }
  return { faults, rest };
}

/** Puts the cursor to the first thing that is wrong. */
export function showFirst({ name, slug, filter }: FormFaults): void {
  const id =
    name !== undefined
      ? 'audience-name'
      : slug !== undefined
        ? 'audience-slug'
        : filter !== undefined
          ? 'audience-rule'
          : undefined;
  if (id === undefined) return;
  requestAnimationFrame(() => {
    const field = document.getElementById(id);
    field?.scrollIntoView({ block: 'nearest' });
    // The text of the rule where it is shown as text, else all of the rule.
    const text = id === 'audience-rule' ? document.getElementById('audience-filter') : null;
    (text ?? field)?.focus();
  });
}
