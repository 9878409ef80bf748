import type { Answer, HttpAnswer, PlannedRequest, RecordFailure } from '../delivery/destination.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own } from '../result/json.ts';
import type { Json } from '../result/json.ts';
import { parseJson } from '../mapping/json-text.ts';
import { issue } from './issues.ts';
import type { InsiderIssueCode } from './issues.ts';

/** `users.<i>`, perhaps `.events.<j>`, then the rule that was broken. */
const KEY = /^users\.(\d+)(?:\.events\.(\d+))?(?:\.|$)/;

interface Complaint {
  readonly record: number;
  readonly event: number | undefined;
  readonly issue: Issue;
}

/**
 * A 2xx to an upsert or attribute delete. It is no success by itself: every refused record is listed inside, by its
 * place in the request (upsert documentation). Attribute delete also answers `{}`.
 */
export function readUpsert(request: PlannedRequest, answer: HttpAnswer): Answer {
  const json = parseJson(answer.body);
  const data = isObject(json) ? own(json, 'data') : undefined;
  if (!isObject(data)) {
    const plain = isObject(json) ? Object.keys(json).length === 0 : answer.body.trim() === '';
    if (request.operation === 'attribute_delete' && plain) return { kind: 'accepted', failures: [] };
    return { kind: 'refused', issue: issue('answer_unreadable', undefined, answer.body.slice(0, 200)) };
  }
  const fail = own(data, 'fail');
  const errors = isObject(fail) ? own(fail, 'errors') : undefined;
  const complaints = isObject(errors)
    ? Object.entries(errors).flatMap(([key, texts]) => complain(key, texts, request))
    : [];
  if (complaints.length === 0 && failed(fail))
    return { kind: 'refused', issue: issue('failures_unattributed') };
  return { kind: 'accepted', failures: byRecord(complaints, request) };
}

function failed(fail: Json | undefined): boolean {
  if (!isObject(fail)) return false;
  const count = own(fail, 'count');
  const errors = own(fail, 'errors');
  return (typeof count === 'number' && count > 0) || (isObject(errors) && Object.keys(errors).length > 0);
}

function complain(key: string, texts: Json | undefined, request: PlannedRequest): readonly Complaint[] {
  const place = KEY.exec(key);
  const record = Number(place?.[1] ?? -1);
  if (record < 0 || record >= request.slots.length) return [];
  const said = (Array.isArray(texts) ? (texts as readonly Json[]) : [texts]).filter(
    (text) => typeof text === 'string',
  );
  const event = place?.[2] === undefined ? undefined : Number(place[2]);
  return [{ record, event, issue: { ...issue(codeOf(key), undefined, said.join('; ') || key), field: key } }];
}

function byRecord(complaints: readonly Complaint[], request: PlannedRequest): readonly RecordFailure[] {
  const failures: RecordFailure[] = [];
  for (const [record, list] of Map.groupBy(complaints, (complaint) => complaint.record)) {
    const ids = request.eventsOf[record] ?? [];
    const whole = list.find(({ event }) => event === undefined || ids[event] === undefined);
    if (whole !== undefined) {
      failures.push({ slot: record, issue: together(whole.issue, list), events: [] });
      continue;
    }
    for (const [id, about] of Map.groupBy(list, ({ event }) => ids[event ?? 0] ?? 0)) {
      const [first] = about;
      if (first !== undefined)
        failures.push({ slot: record, issue: together(first.issue, about), events: [id] });
    }
  }
  return failures.toSorted((a, b) => a.slot - b.slot);
}

/** One issue that also says what else was wrong. */
function together(main: Issue, all: readonly Complaint[]): Issue {
  const messages = new Set([main.message, ...all.map((complaint) => complaint.issue.message)]);
  return { ...main, message: [...messages].slice(0, 5).join(' ') };
}

/** The rule that a key names (published rules). */
function codeOf(key: string): InsiderIssueCode {
  if (key.includes('.event_name')) return 'rejected_event_name';
  if (key.includes('.event_params') && key.endsWith('.required')) return 'rejected_purchase_params';
  if (/\.(?:identifiers|insider_id)\.required$/.test(key)) return 'rejected_identifiers';
  if (key.includes('.in(defaults_column)')) return 'rejected_identifier_key';
  if (key.includes('.type(string)')) return 'rejected_uuid';
  if (key.includes('@')) return 'rejected_email';
  if (key.includes('.regexp(^\\+')) return 'rejected_phone';
  return 'rejected';
}
