import type { HookReading } from '@causeway/core/insider/inbound/hook-reading';
import { readHook } from '@causeway/core/insider/inbound/read-hook';
import { withIdentifiers } from '@causeway/core/insider/inbound/read-profile-answer';
import type { Submission } from '@causeway/core/register/submission';
import type { Issue } from '@causeway/core/result/issue';
import type { Json } from '@causeway/core/result/json';
import { readBody } from '@causeway/core/webhook/read-body';
import type { Registrar } from '../../intake/registrar.ts';
import type { AskInsider, Asked } from './ask-insider.ts';
import { canonicalText } from './canonical-text.ts';
import { failed, fromRegister, withoutRegister, type Acting, type Outcome } from './outcome.ts';
import type { Side } from './side.ts';
import { submissionOf } from './submission-of.ts';

export interface JudgeTools {
  readonly registrar: Pick<Registrar, 'submit' | 'submitWithReceipt'>;
  readonly askInsider: AskInsider;
  readonly newMessageId: () => string;
  /** A digest of a text, as text. */
  readonly digest: (text: string) => string;
}

export interface JudgedRequest {
  /** The body. */
  readonly text: string;
  readonly at: number;
  /** Only look: nothing is to be registered. */
  readonly dry: boolean;
  /** What its event was called when it came first; it has its effect once, however late it is run again. */
  readonly before: string | undefined;
}

/** Decided at once, or to be decided by the register. */
export type Judged =
  | { readonly kind: 'ended'; readonly outcome: Outcome }
  | {
      readonly kind: 'submits';
      readonly decision: Acting;
      readonly submission: Submission;
      /** What is to be said of it whatever the register makes of it. */
      readonly issues: readonly Issue[];
    };

const MINUTE_MS = 60_000;

/** What a request means for the hub. Asks Insider who it is about when nothing else can tell. */
export async function judge(tools: JudgeTools, side: Side, request: JudgedRequest): Promise<Judged> {
  const parsed = parse(request.text);
  if ('outcome' in parsed) return { kind: 'ended', outcome: parsed.outcome };
  const reading = readHook(parsed.body);
  const judged = decide(tools, side, reading, request, parsed.body);
  if (judged.kind === 'ended' || !asksInsider(side, judged.decision)) return judged;
  const { insiderId } = judged.decision;
  const [seen] = await tools.registrar.submit([{ ...judged.submission, dry: true }], 0);
  if (seen?.refusal?.code !== NOBODY || insiderId === undefined) return judged;
  const asked = await tools.askInsider(side, insiderId);
  if (asked.kind !== 'found')
    return { kind: 'ended', outcome: unanswered(asked, judged.decision, insiderId) };
  const again = decide(tools, side, withIdentifiers(reading, asked.identifiers), request, parsed.body);
  return again.kind === 'ended' ? again : { ...again, issues: [ASKED] };
}

/** How a judged request ends once the register has decided. */
export function outcomeOf(
  { decision, issues }: Extract<Judged, { kind: 'submits' }>,
  registered: Parameters<typeof fromRegister>[1],
): Outcome {
  const outcome = fromRegister(decision, registered);
  return issues.length === 0 ? outcome : { ...outcome, issues: [...issues, ...outcome.issues] };
}

/** The number of "Customer not found" (antavo FACTS (b)). */
const NOBODY = 160212;

const ASKED: Issue = {
  code: 'asked_insider',
  message: 'The request has nothing but Insider’s own id in it, so Insider was asked who that is.',
  hint: 'Let the webhook send the customer id along: that is quicker and costs no quota.',
};

function parse(text: string): { readonly body: Json | undefined } | { readonly outcome: Outcome } {
  if (text.trim() === '') return { body: undefined };
  const read = readBody(text);
  if ('body' in read) return read;
  const { status, code, field, message, hint } = read.problem;
  const said = hint === undefined ? message : `${message} ${hint}`;
  return {
    outcome: failed({ status, type: 'BadRequestException', code: 0, message: said }, code, {
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(hint === undefined ? {} : { hint }),
    }),
  };
}

function decide(
  tools: JudgeTools,
  side: Side,
  reading: HookReading,
  request: JudgedRequest,
  body: Json | undefined,
): Judged {
  const decision = side.decide(reading);
  if (decision.kind === 'ignored' || decision.kind === 'refused') {
    const type = reading.kind === 'event' || reading.kind === 'profile' ? reading.kind : undefined;
    return { kind: 'ended', outcome: withoutRegister(decision, type) };
  }
  const submission = submissionOf(side, reading, decision, {
    ...calling(tools, side, decision, request, body),
    receivedAt: request.at,
    newId: tools.newMessageId,
    dry: request.dry,
  });
  return { kind: 'submits', decision, submission, issues: [] };
}

/**
 * What the event is called. Insider sends neither a time nor a number, so an event is known again by its content; a
 * profile is judged by its values, and needs no name.
 */
function calling(
  { newMessageId, digest }: JudgeTools,
  { integration, settings }: Side,
  { kind }: Acting,
  { before }: JudgedRequest,
  body: Json | undefined,
): { readonly messageId: string; readonly repeatsWithin: number | undefined } {
  const minutes = settings.inbound.repeatMinutes;
  if (kind === 'event' && before !== undefined) return { messageId: before, repeatsWithin: undefined };
  if (kind === 'profile' || minutes === 0) return { messageId: newMessageId(), repeatsWithin: undefined };
  return {
    messageId: digest(`insider ${integration} ${canonicalText(body)}`),
    repeatsWithin: minutes * MINUTE_MS,
  };
}

function asksInsider({ settings }: Side, { needsReadBack }: Acting): boolean {
  return needsReadBack && settings.inbound.readBack;
}

/** Insider did not say who it is about. What may work later is answered so that the request comes again. */
function unanswered(asked: Exclude<Asked, { kind: 'found' }>, { kind }: Acting, insiderId: string): Outcome {
  const base = { type: kind, customerText: insiderId };
  if (asked.kind === 'nobody') {
    const refusal = {
      status: 404,
      type: 'NotFoundException',
      code: NOBODY,
      message: 'Customer not found',
    };
    return { ...failed(refusal, 'customer_not_found', asked.issue), ...base };
  }
  const [issue, seconds]: [Issue, number] =
    asked.kind === 'busy'
      ? [BUSY, asked.retryAfterSeconds]
      : 'issue' in asked.answer
        ? [
            {
              ...asked.answer.issue,
              message: `Insider was asked who this is. ${asked.answer.issue.message}`,
            },
            30,
          ]
        : [BUSY, 30];
  const refusal = {
    status: 503,
    type: 'ServiceUnavailableException',
    code: 0,
    message: 'Who this is about cannot be found out just now. Send it again later.',
  };
  return { ...failed(refusal, 'read_back_failed', issue, seconds), ...base };
}

const BUSY: Issue = {
  code: 'read_back_busy',
  message: 'Insider is being asked about many profiles already, so this request has to come again.',
  hint: 'Let the webhook send the customer id along; then nobody has to be asked.',
};
