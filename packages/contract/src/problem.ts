import { z } from 'zod';

/** One thing that is wrong with a request, and where: a JSON pointer into the body, a query parameter or a header. */
export const complaint = z
  .object({
    pointer: z.string().optional().meta({ description: 'JSON pointer into the body that was sent.' }),
    parameter: z.string().optional().meta({ description: 'Name of the query or path parameter.' }),
    header: z.string().optional(),
    code: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    fix: z.string().optional().meta({ description: 'What the place would be when repaired.' }),
  })
  .meta({ id: 'Complaint' });

/** RFC 9457: how every refusal looks. */
export const problem = z
  .object({
    type: z.string().meta({ description: 'Stable name of the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The path that was asked for.' }),
    errors: z.array(complaint),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export type Complaint = z.input<typeof complaint>;
export type Problem = z.input<typeof problem>;

/** A request that cannot be done, thrown where that is found out and answered as a problem. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly complaints: readonly Complaint[];

  constructor(status: number, code: string, message: string, complaints: readonly Complaint[] = []) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.complaints = complaints;
  }
}

/** Too many tries. `seconds`, whole ones, until the next one counts. */
export class TooMany extends Refused {
  readonly seconds: number;

  constructor(code: string, message: string, milliseconds: number) {
    super(429, code, message);
    this.name = 'TooMany';
    this.seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  }
}

/** There is no such thing, or it is another workspace's: nobody can tell the two apart. */
export function notFound(what: string): Refused {
  return new Refused(404, 'not_found', `There is no such ${what} in this workspace.`);
}

/** The body is well-formed and says something that cannot be. */
export function invalid(complaints: readonly Complaint[]): Refused {
  const [first] = complaints;
  const more = complaints.length > 1 ? ` (and ${complaints.length - 1} more)` : '';
  return new Refused(
    422,
    'invalid',
    `${first?.message ?? 'The request cannot be done as it is.'}${more}`,
    complaints,
  );
}

/** One step of a JSON pointer. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** `events[0].rows[1].to`, as rules name the place of an issue, below `base`. */
export function pointerOf(base: string, field: string | undefined): string {
  if (field === undefined || field === '') return base;
  return (
    base +
    pointer(
      field
        .replaceAll(/\[(\d+)\]/g, '.$1')
        .split('.')
        .filter((step) => step !== ''),
    )
  );
}
