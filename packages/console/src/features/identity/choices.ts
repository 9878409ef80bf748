import { whoAmong, type Conflict } from '../../ui/conflict-words.ts';

/** One way out of a conflict. */
export interface Choice {
  readonly key: string;
  /** On the button. */
  readonly label: string;
  /** What it does, before anybody presses. */
  readonly does: string;
  /** Said when it is done. */
  readonly done: string;
  readonly body:
    | { readonly decision: 'merge'; readonly into: string }
    | { readonly decision: 'keep_apart' }
    | { readonly decision: 'send_again' };
}

type Open = Pick<Conflict, 'kind' | 'customers' | 'identifier' | 'integration'>;

/** What a person can decide about a conflict. */
export function choicesOf({ kind, customers, identifier, integration }: Open): readonly Choice[] {
  const merges = customers.length < 2 ? [] : customers.map((into) => mergeInto(into, customers));
  const apart: Choice = {
    key: 'keep_apart',
    label: 'Keep apart',
    does:
      kind === 'identity_refused'
        ? `Everything stays as it is: ${destination(integration)} keeps what it has, and the hub sends no more of this ${identifier.name} for this customer.`
        : `Both stay customers of their own, and the hub does not ask about this ${identifier.name} again.`,
    done: 'They stay apart.',
    body: { decision: 'keep_apart' },
  };
  if (kind === 'shared_identifier') return [...merges, apart];
  const again: Choice = {
    key: 'send_again',
    label: 'Send again',
    does: `The ${identifier.name} is sent to ${destination(integration)} once more, for when the reason was put right there.`,
    done: `The ${identifier.name} is sent again.`,
    body: { decision: 'send_again' },
  };
  return [again, ...merges, apart];
}

function mergeInto(into: Conflict['customers'][number], all: Conflict['customers']): Choice {
  const gone = all.filter(({ id }) => id !== into.id).map((one) => whoAmong(one, all));
  const who = whoAmong(into, all);
  return {
    key: `merge ${into.id}`,
    label: `Merge into ${who}`,
    does: `${gone.join(' and ')} is ${who} from then on, with events, balances and consents. Where both say different things, the later word counts. It can be undone.`,
    done: `${gone.join(' and ')} is ${who} from now on.`,
    body: { decision: 'merge', into: into.id },
  };
}

function destination(integration: Conflict['integration']): string {
  return integration?.name ?? 'the destination';
}
