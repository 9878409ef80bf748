import { useRef, useState } from 'react';
import { api, ApiError, type Answer } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { momentOfWall } from '../../ui/log/time-range.ts';
import { done } from '../../ui/notify.ts';
import { placedComplaints } from '../../ui/placed-complaints.ts';
import { dataOf, fieldsFor, freeField, type DraftField, type DraftValue } from './draft-fields.ts';

const ADD = 'POST /v1/admin/customers/{id}/events';
type Tried = { readonly answer?: Answer<typeof ADD>; readonly error?: unknown };

interface Given {
  readonly customer: string;
  readonly types: Answer<'GET /v1/admin/event-types'>['data'];
  readonly attributes: Answer<'GET /v1/admin/attributes'>['data'];
  /** Whose clock times are said by. */
  readonly zone: string;
  readonly onRegistered: () => void;
}

interface EventDraft {
  readonly action: string | null;
  readonly choose: (action: string | null) => void;
  readonly fields: readonly { readonly field: DraftField; readonly added: boolean }[];
  /** Fields of the event type that are not shown yet. */
  readonly offered: readonly DraftField[];
  readonly values: Readonly<Record<string, DraftValue>>;
  readonly fill: (name: string, value: DraftValue) => void;
  readonly add: (name: string) => void;
  readonly leaveOut: (name: string) => void;
  readonly when: string;
  readonly setWhen: (wall: string) => void;
  /** What is wrong, by the name of the field; `action` and `timestamp` too. */
  readonly faults: ReadonlyMap<string, string>;
  /** What the event would do as it stands; undefined until somebody has looked. */
  readonly tried: Tried | undefined;
  readonly busy: boolean;
  readonly look: () => void;
  readonly registering: { readonly busy: boolean; readonly error?: unknown };
  readonly register: () => void;
}

interface State {
  readonly action: string | null;
  readonly added: readonly string[];
  readonly values: Readonly<Record<string, DraftValue>>;
  readonly when: string;
  readonly faults: ReadonlyMap<string, string>;
  readonly tried: Tried | undefined;
  readonly busy: boolean;
}

const NO_FAULTS: ReadonlyMap<string, string> = new Map();
const FRESH: State = {
  action: null,
  added: [],
  values: {},
  when: '',
  faults: NO_FAULTS,
  tried: undefined,
  busy: false,
};

/** An event while it is put together. Whatever is changed, what it would do has to be looked at again. */
export function useEventDraft({ customer, types, attributes, zone, onRegistered }: Given): EventDraft {
  const [state, setState] = useState<State>(FRESH);
  const [registering, setRegistering] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  /** Counts the changes: an answer to what has been changed since says nothing. */
  const round = useRef(0);
  const change = (part: Partial<State>): void => {
    round.current += 1;
    setRegistering({ busy: false });
    setState((now) => ({ ...now, tried: undefined, faults: NO_FAULTS, busy: false, ...part }));
  };
  const type = types.find(({ name }) => name === state.action);
  const { shown, more } = type === undefined ? { shown: [], more: [] } : fieldsFor(type, attributes);
  const fields = [
    ...shown.map((field) => ({ field, added: false })),
    ...state.added.map((name) => ({
      field: more.find((field) => field.name === name) ?? freeField(name),
      added: true,
    })),
  ];

  const body = ():
    { readonly action: string; readonly data: object; readonly timestamp?: string } | undefined => {
    const { data, faults } = dataOf(
      fields.map(({ field }) => field),
      state.values,
      zone,
    );
    const timestamp = state.when === '' ? undefined : momentOfWall(zone, state.when);
    const wrong = new Map(faults);
    if (state.when !== '' && timestamp === undefined) wrong.set('timestamp', 'Choose a date and a time.');
    if (wrong.size > 0 || state.action === null) {
      change({ faults: wrong });
      return undefined;
    }
    return { action: state.action, data, ...(timestamp === undefined ? {} : { timestamp }) };
  };
  const send = (dry: boolean): Promise<Answer<typeof ADD>> | undefined => {
    const event = body();
    if (event === undefined) return undefined;
    const { data, ...rest } = event;
    return api(ADD, {
      params: { id: customer },
      body: { ...rest, data: data as Record<string, unknown>, dry },
    });
  };
  const look = async (): Promise<void> => {
    const answered = send(true);
    if (answered === undefined) return;
    change({ busy: true });
    const mine = round.current;
    try {
      const answer = await answered;
      if (round.current === mine) change({ busy: false, tried: { answer } });
    } catch (error) {
      if (round.current !== mine) return;
      const names = new Set(fields.map(({ field }) => `data.${field.name}`));
      const has = (place: string): boolean => place === 'action' || place === 'timestamp' || names.has(place);
      const placed = placedComplaints(error, has).fields;
      const isRefusal = error instanceof ApiError && error.problem !== undefined;
      change({
        busy: false,
        faults: new Map(placed.map(([place, message]) => [place.replace(/^data\./, ''), message])),
        tried:
          isRefusal && placed.length > 0 && placed.length === error.problem?.errors.length
            ? undefined
            : { error },
      });
    }
  };
  const register = async (): Promise<void> => {
    const answered = send(false);
    if (answered === undefined) return;
    setRegistering({ busy: true });
    try {
      await answered;
      await changed(
        'GET /v1/admin/customers/{id}',
        'GET /v1/admin/customers/{id}/events',
        'GET /v1/admin/customers/{id}/timeline',
        'GET /v1/admin/customers/{id}/transactions',
        'GET /v1/admin/customers/{id}/shadows',
      );
      done(`${state.action ?? 'The event'} is registered.`);
      onRegistered();
    } catch (error) {
      setRegistering({ busy: false, error });
    }
  };
  return {
    ...state,
    fields,
    offered: more.filter(({ name }) => !state.added.includes(name)),
    choose: (action) => change({ action, added: [] }),
    fill: (name, value) => change({ values: { ...state.values, [name]: value } }),
    add: (name) => change({ added: [...state.added, name] }),
    leaveOut: (name) => change({ added: state.added.filter((one) => one !== name) }),
    setWhen: (when) => change({ when }),
    look: () => {
      look().catch(() => undefined);
    },
    registering,
    register: () => {
      register().catch(() => undefined);
    },
  };
}
