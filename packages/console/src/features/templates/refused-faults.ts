import { ApiError } from '../../app/api.ts';
import type { FormFaults } from './template-form.tsx';

const FIELDS = ['name', 'description', 'source'] as const;

/** What the hub refused, by field; `rest`: something that no field is to blame for. */
export function refusedFaults(error: unknown): { readonly faults: FormFaults; readonly rest: boolean } {
  if (!(error instanceof ApiError)) return { faults: {}, rest: true };
  if (error.status === 409 && error.problem?.type.endsWith(':name_taken') === true)
    return { faults: { name: error.message }, rest: false };
  const faults: { -readonly [K in keyof FormFaults]: FormFaults[K] } = {};
  let rest = error.problem?.errors === undefined;
  for (const { pointer = '', message, hint } of error.problem?.errors ?? []) {
    const field = FIELDS.find((name) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
    if (field === undefined) rest = true;
    else faults[field] ??= `${message} ${hint ?? ''}`.trim();
  }
  return { faults, rest };
}

/** Puts the cursor to the first thing that is wrong. */
export function showFirst({ name, source }: FormFaults): void {
  const id = name !== undefined ? 'template-name' : source !== undefined ? 'template-source' : undefined;
  if (id !== undefined) requestAnimationFrame(() => document.getElementById(id)?.focus());
}
