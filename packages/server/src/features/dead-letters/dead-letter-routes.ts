import {
  discardDeadLetters,
  listCauses,
  listDeadLetters,
  resendDeadLetters,
} from '@causeway/contract/dead-letters';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, identifierOf, keysOf, timeOf } from '@causeway/contract/page';
import { invalid, notFound } from '@causeway/contract/problem';
import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { DeadLetter, DeadLetterChoice, DeadLetterStore } from '../../ports/dead-letter-store.ts';

export interface DeadLetterTools {
  readonly config: ConfigStore;
  readonly deadLetters: DeadLetterStore;
  readonly clock: Clock;
  /** Tells the delivering side that the integration has something to send. */
  readonly look: (integration: number) => void;
}

/** Messages that could not be delivered: which, why, and their way back. */
export function deadLetterRoutes({ config, deadLetters, clock, look }: DeadLetterTools): readonly Route[] {
  const found = async (caller: Caller, id: number): Promise<Integration> => {
    const integration = await config.integration(caller.workspace, id);
    if (integration === undefined) throw notFound('integration');
    return integration;
  };
  const owned = async (caller: Caller, id: number): Promise<number> => (await found(caller, id)).id;
  return [
    route(listDeadLetters, async ({ params, query }, caller) => {
      const integration = await owned(caller, params.id);
      const place =
        query.cursor === undefined
          ? undefined
          : (keysOf(query.cursor, ['number', 'number']) as readonly number[]);
      const before = place === undefined ? undefined : { at: place[0] ?? 0, event: place[1] ?? 0 };
      const letters = await deadLetters.list(integration, query.code, before, query.limit + 1);
      const last = letters[query.limit - 1];
      return {
        data: letters.slice(0, query.limit).map(letterView),
        next:
          letters.length > query.limit && last !== undefined ? cursorOf([last.buriedAt, last.event]) : null,
      };
    }),
    route(listCauses, async ({ params }, caller) => {
      const causes = await deadLetters.causes(await owned(caller, params.id));
      const data = causes
        .toSorted((a, b) => b.count - a.count)
        .map(({ code, count, example, firstAt, lastAt }) => ({
          code,
          count,
          example: example.message,
          hint: example.hint ?? null,
          first_at: timeOf(firstAt),
          last_at: timeOf(lastAt),
        }));
      return { data };
    }),
    route(resendDeadLetters, async ({ params, body }, caller) => {
      const integration = await found(caller, params.id);
      const now = clock();
      const result = await deadLetters.resend(integration.id, choiceOf(body, now), now, (counts) => ({
        by: caller,
        action: 'dead_letters.resend',
        target: targetOf(integration),
        after: { ...counts, chosen: chosenView(body) },
      }));
      if (result.resent > 0) look(integration.id);
      return result;
    }),
    route(discardDeadLetters, async ({ params, body }, caller) => {
      const integration = await found(caller, params.id);
      const now = clock();
      const discarded = await deadLetters.discard(integration.id, choiceOf(body, now), now, (count) => ({
        by: caller,
        action: 'dead_letters.discard',
        target: targetOf(integration),
        after: { discarded: count, chosen: chosenView(body) },
      }));
      return { discarded };
    }),
  ];
}

interface Choice {
  readonly events?: readonly number[] | undefined;
  readonly code?: string | undefined;
  readonly all?: true | undefined;
}

/** Long lists of events would only fill the log. */
function chosenView({ events, code, all }: Choice) {
  return { events: events?.slice(0, 100), code, all };
}

function targetOf({ id, name }: Integration): AuditTarget {
  return { kind: 'integration', id: String(id), name };
}

/** What is buried while the work goes on is not meant: otherwise one that fails at once would be sent for ever. */
function choiceOf(body: Choice, until: number): DeadLetterChoice {
  const given = [body.events, body.code, body.all].filter((choice) => choice !== undefined);
  if (given.length !== 1) {
    throw invalid([
      {
        pointer: '',
        code: 'choose_one',
        message: 'Say which are meant by exactly one of events, code and all.',
      },
    ]);
  }
  if (body.events !== undefined) return { events: body.events };
  return body.code === undefined ? { until } : { code: body.code, until };
}

function letterView(letter: DeadLetter) {
  return {
    event_id: letter.event,
    event_type: letter.type,
    customer:
      letter.customer === undefined ? null : { id: letter.customer.id, name: letter.customer.name ?? null },
    identifier: identifierOf(letter.delivery),
    code: letter.issue.code,
    field: letter.issue.field ?? null,
    message: letter.issue.message,
    hint: letter.issue.hint ?? null,
    buried_at: timeOf(letter.buriedAt),
  };
}
