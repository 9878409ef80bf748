import { useState } from 'react';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import type { Resent } from './resent.ts';

const LETTERS = 'GET /v1/admin/integrations/{id}/dead-letters';
const CAUSES = 'GET /v1/admin/integrations/{id}/dead-letters/causes';
const LOGS = 'GET /v1/admin/integrations/{id}/outbound-logs';
/** More than this are not followed one by one. */
const FOLLOWED = 1_000;

export type Choice =
  { readonly events: readonly number[] } | { readonly code: string } | { readonly all: true };

interface Resending {
  readonly last: Resent | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly resend: (choice: Choice) => void;
  readonly discard: (choice: Choice) => Promise<number>;
  readonly forget: () => void;
}

/** Sends dead letters again or gives them up, and remembers what is needed to follow what becomes of them. */
export function useResend(id: number): Resending {
  const [state, setState] = useState<{ last?: Resent; busy: boolean; error?: unknown }>({ busy: false });
  const again = (): Promise<void> => changed(LETTERS, CAUSES, 'GET /v1/admin/integrations/{id}');
  const run = async (choice: Choice): Promise<void> => {
    setState({ busy: true });
    try {
      const [newest, events] = await Promise.all([
        api(LOGS, { params: { id }, query: { limit: 1 } }),
        'events' in choice ? choice.events : eventsOf(id, 'code' in choice ? choice.code : undefined),
      ]);
      const answer = await api('POST /v1/admin/integrations/{id}/dead-letters/resend', {
        params: { id },
        body: bodyOf(choice),
      });
      const afterLog = newest.data[0]?.id ?? 0;
      setState({ busy: false, last: { ...answer, run: Date.now(), afterLog, events } });
      await again();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return {
    last: state.last,
    busy: state.busy,
    error: state.error,
    resend: (choice) => {
      run(choice).catch(() => undefined);
    },
    discard: async (choice) => {
      const { discarded } = await api('POST /v1/admin/integrations/{id}/dead-letters/discard', {
        params: { id },
        body: { ...bodyOf(choice), confirm: true },
      });
      await again();
      return discarded;
    },
    forget: () => setState({ busy: false }),
  };
}

function bodyOf(choice: Choice): { events?: number[]; code?: string; all?: true } {
  return 'events' in choice ? { events: [...choice.events] } : choice;
}

/** The events meant, unless there are too many to follow each. */
async function eventsOf(id: number, code: string | undefined): Promise<readonly number[] | undefined> {
  const events: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await api(LETTERS, { params: { id }, query: { code, cursor, limit: 200 } });
    events.push(...page.data.map(({ event_id }) => event_id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && events.length < FOLLOWED);
  return cursor === undefined ? events : undefined;
}
