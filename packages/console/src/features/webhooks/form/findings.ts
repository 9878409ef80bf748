import { ApiError, type Answer } from '../../../app/api.ts';
import { isWithin, placeOf, placeOfPointer } from './place-of.ts';

/** Something wrong, or odd, and where in the form. */
export interface Finding {
  readonly place: string;
  readonly wrong: boolean;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  /** What the field would be when mended. */
  readonly fix: string | undefined;
}

type Checked = Answer<'POST /v1/admin/webhooks/check'>;

/** What the hub has to say about a draft. */
export function findingsOf({ errors, warnings }: Checked): readonly Finding[] {
  return [
    ...errors.map((error) => findingOf(error, true)),
    ...warnings.map((warning) => findingOf(warning, false)),
  ];
}

function findingOf({ code, field, message, hint, fix }: Checked['errors'][number], wrong: boolean): Finding {
  return { place: placeOf(field ?? ''), wrong, code, message, hint, fix };
}

/** What the hub refused to store, as far as it is about the form; `rest` says whether there is more to it. */
export function refusedFindings(error: unknown): {
  readonly findings: readonly Finding[];
  readonly rest: boolean;
} {
  const complaints = error instanceof ApiError && error.status === 422 ? (error.problem?.errors ?? []) : [];
  const findings = complaints.flatMap(({ pointer, code, message, hint, fix }) => {
    const place = pointer === undefined ? undefined : placeOfPointer(pointer);
    return place === undefined ? [] : [{ place, wrong: true, code, message, hint, fix }];
  });
  return { findings, rest: findings.length === 0 || findings.length < complaints.length };
}

/** Codes of things that are not there yet: said when somebody has been there, or wants to save. */
const NOT_YET: ReadonlySet<string> = new Set([
  'name_missing',
  'endpoint_missing',
  'action_missing',
  'path_missing',
  'to_missing',
  'nothing_mapped',
  'customer_not_mapped',
  'required_not_mapped',
  'user_missing',
  'bad_header',
  'bad_value',
  'empty_group',
]);

/** Does it have to be said now? `touched`: places that somebody has left. */
export function isSaid(finding: Finding, touched: ReadonlySet<string>, all: boolean): boolean {
  if (all || !finding.wrong || !NOT_YET.has(finding.code)) return true;
  for (const place of touched) if (isWithin(place, finding.place)) return true;
  return false;
}

/** Places in the order of the form. */
const ORDER = [
  'name',
  'method',
  'endpoint',
  'filters',
  'auth',
  'ips',
  'action',
  'mapping',
  'dedupKey',
  'response',
];

/** The first place, from the top of the form, where something is wrong. */
export function firstWrong(findings: readonly Finding[]): string | undefined {
  const rank = ({ place }: Finding): number => {
    const at = ORDER.indexOf(place.split('.', 1)[0] ?? '');
    return at < 0 ? ORDER.length : at;
  };
  return findings.filter(({ wrong }) => wrong).toSorted((a, b) => rank(a) - rank(b))[0]?.place;
}
