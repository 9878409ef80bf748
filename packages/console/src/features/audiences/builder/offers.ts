import { parsePath } from '@causeway/core/audience/language/path-text';
import { printPath, quoteName } from '@causeway/core/audience/language/quote';
import { fieldBehind, firstAsked, sortOf } from '../../../ui/rule/operators.ts';
import { CAME, type KnownField, type Vocabulary } from '../../../ui/rule/vocabulary.ts';
import type { Leaf, Subject } from './node.ts';

/** Something that a condition can be about, as it is offered. */
export interface Offer {
  /** Tells it from the others, and says it in FilterQL. */
  readonly id: string;
  readonly label: string;
  /** Said beside it, smaller. */
  readonly note: string;
  readonly group: string;
  /** Made when it is chosen. */
  readonly leaf: () => Leaf;
}

interface OfferGroup {
  readonly group: string;
  readonly offers: readonly Offer[];
  /** So many more are in it; typing finds them. */
  readonly more: number;
}

/** Before something is typed a few of each, so that all kinds are seen; then as many as one looks through. */
const MOST_OF_GROUP = { first: 6, found: 40 };
const NEW_GROUP = 'By its name';

/** What a new condition can be about. `self`: the slug of the audience itself, which cannot be in its own rule. */
export function customerOffers(vocabulary: Vocabulary, self: string | undefined): readonly Offer[] {
  const events = [...vocabulary.events.values()].map(({ name, label, group, count }): Offer => {
    const note = count > 0 ? `${count} lately` : label === name ? '' : label;
    return { id: `count(${quoteName(name)})`, label: name, note, group, leaf: () => eventLeaf(name) };
  });
  const came = events.filter(({ group }) => group === CAME);
  const audiences = [...vocabulary.audiences.values()]
    .filter(({ slug }) => slug !== self)
    .map(({ slug, name }): Offer => ({
      id: `INCLUDE ${slug}`,
      label: name,
      note: slug,
      group: 'Audiences',
      leaf: () => ({ kind: 'audience', slug }),
    }));
  const everybody: Offer = {
    id: '*',
    label: 'Everybody',
    note: '',
    group: 'Others',
    leaf: () => ({ kind: 'all' }),
  };
  const fields = [...vocabulary.fields.values()].map((field) => fieldOffer(field, vocabulary));
  return [...came, ...fields, ...audiences, ...events.filter((one) => !came.includes(one)), everybody];
}

/** All offers of a vocabulary, made when they are first wanted. */
export function offersOf(
  vocabulary: Vocabulary,
  self: string | undefined,
): (event: string | undefined) => readonly Offer[] {
  const made = new Map<string | undefined, readonly Offer[]>();
  return (event) => {
    const known = made.get(event);
    if (known !== undefined) return known;
    const all = event === undefined ? customerOffers(vocabulary, self) : eventOffers(vocabulary, event);
    made.set(event, all);
    return all;
  };
}

/** What a condition in a `where` can be about. */
export function eventOffers(vocabulary: Vocabulary, event: string): readonly Offer[] {
  const fields = vocabulary.events.get(event)?.fields ?? [];
  return fields.map((field) => fieldOffer(field, vocabulary, event));
}

function fieldOffer(field: KnownField, vocabulary: Vocabulary, event?: string): Offer {
  const { path, label, example, group } = field;
  const written = printPath(path);
  const note = label === written || label === path.join('.') ? short(example) : written;
  return { id: written, label, note, group, leaf: () => fieldLeaf(path, vocabulary, event) };
}

function short(example: string): string {
  return example.length > 28 ? `${example.slice(0, 27)}…` : example;
}

function fieldLeaf(path: readonly string[], vocabulary: Vocabulary, event?: string): Leaf {
  const subject = { kind: 'field', path } as const;
  const known = fieldBehind(subject, vocabulary, event);
  const sort = sortOf(subject, vocabulary, event);
  return { kind: 'condition', subject, asked: firstAsked(sort, known, event !== undefined) };
}

function eventLeaf(event: string): Leaf {
  const subject: Subject = {
    kind: 'events',
    figure: 'count',
    event,
    field: undefined,
    where: undefined,
    within: undefined,
  };
  return { kind: 'condition', subject, asked: firstAsked('count', undefined) };
}

/** Those that hold every word of the search, and what was typed itself, as a field or an event that nobody knows yet. */
export function found(
  offers: readonly Offer[],
  search: string,
  vocabulary: Vocabulary,
  event?: string,
): readonly OfferGroup[] {
  const typed = search.trim();
  const words = plain(typed).split(' ');
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    const text = plain(`${offer.label} ${offer.id} ${offer.note}`);
    if (typed !== '' && !words.every((word) => text.includes(word))) continue;
    const group = groups.get(offer.group);
    if (group === undefined) groups.set(offer.group, [offer]);
    else group.push(offer);
  }
  const own = typed === '' ? [] : byName(typed, offers, vocabulary, event);
  if (own.length > 0) groups.set(NEW_GROUP, own);
  const most = typed === '' && groups.size > 1 ? MOST_OF_GROUP.first : MOST_OF_GROUP.found;
  return [...groups].map(([group, all]) => ({
    group,
    offers: all.slice(0, most),
    more: Math.max(0, all.length - most),
  }));
}

function byName(typed: string, offers: readonly Offer[], vocabulary: Vocabulary, event?: string): Offer[] {
  const read = parsePath(typed);
  const path = 'path' in read ? read.path : [typed];
  const known = new Set(offers.map(({ id }) => id));
  const written = printPath(path);
  const all: Offer[] = [
    {
      id: written,
      label: `The field ${written}`,
      note: '',
      group: NEW_GROUP,
      leaf: () => fieldLeaf(path, vocabulary, event),
    },
  ];
  if (event === undefined) {
    const id = `count(${quoteName(typed)})`;
    all.push({ id, label: `The event ${typed}`, note: '', group: NEW_GROUP, leaf: () => eventLeaf(typed) });
  }
  return all.filter(({ id }) => !known.has(id));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
