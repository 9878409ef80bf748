import type { Fate } from '@causeway/contract/live';
import { reasonText } from '../../ui/reason-text.ts';

export interface Step {
  readonly name: 'Received' | 'Mapped' | 'Sent' | 'Answered';
  /** done; next: it is waiting for this; stopped: it failed here; left: it was ended here on purpose; open: not reached. */
  readonly state: 'done' | 'next' | 'stopped' | 'left' | 'open';
}

const NAMES = ['Received', 'Mapped', 'Sent', 'Answered'] as const;

type FateLike = Pick<Fate, 'state' | 'reason' | 'status_code' | 'identifier'> & {
  readonly issues: readonly { readonly message: string }[];
};

/** How far an event has come on its way to one destination. */
export function stepsOf(fate: FateLike): readonly Step[] {
  const [done, at] = placeOf(fate);
  return NAMES.map((name, index) => ({
    name,
    state: index < done ? 'done' : index === done && at !== 'done' ? at : 'open',
  }));
}

/** How many steps are done, and how it stands with the next one. */
function placeOf({ state, status_code, identifier }: FateLike): readonly [number, Step['state']] {
  switch (state) {
    case 'delivered':
      return [4, 'done'];
    case 'waiting':
    case 'held':
      return [1, 'next'];
    // It was sent before and comes to be sent again.
    case 'parked':
      return [2, 'next'];
    case 'not_routed':
      return [1, 'left'];
    case 'skipped':
    case 'buried': {
      const end = state === 'skipped' ? 'left' : 'stopped';
      if (status_code !== null) return [3, end];
      return [identifier === null ? 1 : 2, end];
    }
  }
}

/** Where it stands, in words. */
export function fateText({ state, reason, issues, status_code }: FateLike): string {
  switch (state) {
    case 'waiting':
      return 'Waits for its turn to be sent.';
    case 'parked':
      return 'Put aside after a failure; it is tried again by itself.';
    case 'held':
      return 'Waits until somebody names the person.';
    case 'not_routed':
      return 'Nothing is mapped for this event type.';
    case 'delivered':
      return leftOut(issues.length);
    case 'skipped':
      return sentence(issues[0]?.message ?? (reason === null ? 'Not sent' : reasonText(reason)));
    case 'buried':
      return sentence(
        issues[0]?.message ??
          (reason === null
            ? `Refused${status_code === null ? '' : ` with ${status_code}`}`
            : reasonText(reason)),
      );
  }
}

function leftOut(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 field was left out.' : `${count} fields were left out.`;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** May this change by itself? Then it is worth looking again. */
export function isMoving(state: Fate['state']): boolean {
  return state === 'waiting' || state === 'parked';
}
