import { ApiError } from '../app/api.ts';

interface Placed {
  /** Name of a form's field, with dots, and what is wrong with it. */
  readonly fields: readonly (readonly [name: string, message: string])[];
  /** What has no field to stand at; undefined when everything has found its place. */
  readonly rest: unknown;
}

/**
 * Where in a form the complaints of a refusal belong: `/fields/0/name` at `fields.0.name`. `renamed` gives other names
 * to places of the body, such as `{ 'password.new': 'next' }`.
 */
export function placedComplaints(
  error: unknown,
  has: (field: string) => boolean,
  renamed: Readonly<Record<string, string>> = {},
): Placed {
  const complaints = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  const fields: (readonly [string, string])[] = [];
  let homeless = complaints.length === 0;
  for (const { pointer, parameter, message, hint } of complaints) {
    const place = pointer === undefined ? parameter : dotted(pointer);
    const found = place === undefined ? undefined : fieldOf(renamed[place] ?? place, has);
    if (found === undefined) homeless = true;
    else fields.push([found, hint === undefined ? message : `${message} ${hint}`]);
  }
  return { fields, rest: homeless ? error : undefined };
}

/** The field itself, or the nearest one around the place. */
function fieldOf(place: string, has: (field: string) => boolean): string | undefined {
  for (let name = place; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.'))))
    if (has(name)) return name;
  return undefined;
}

function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
