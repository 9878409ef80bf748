import type { Shadow } from '../../delivery/destination.ts';
import type { Issue } from '../../result/issue.ts';
import type { Name } from '../../mapping/names.ts';
import { issue } from '../issues.ts';
import { OPT_INS } from '../taxonomy/attributes.ts';
import { noRemoval } from './draft.ts';
import type { Bucket, Found, Piece, ProfileDraft, Removal } from './draft.ts';
import { bracket, compareLists } from './lists.ts';
import type { ArrayPolicy } from './targets.ts';

type Texts = Readonly<Record<string, string>>;
const NOTHING: Texts = {};

/** One customer's attributes against the shadow: collects what differs, and the shadow as it will be. */
export class Comparison {
  readonly issues: Issue[] = [];
  readonly #pieces: Piece[] = [];
  readonly #heldAttributes: Texts;
  readonly #heldCustom: Texts;
  readonly #mark: number;
  readonly #largest: number;
  #attributes: Record<string, string> | undefined;
  #custom: Record<string, string> | undefined;
  #removal: Removal | undefined;
  #carrier: Piece | undefined;

  /** `mark` numbers this customer's walk; `largest` is the longest JSON text that one attribute may have. */
  constructor(shadow: Shadow | undefined, mark: number, largest: number) {
    this.#heldAttributes = shadow?.attributes ?? NOTHING;
    this.#heldCustom = shadow?.custom ?? NOTHING;
    this.#mark = mark;
    this.#largest = largest;
  }

  /** Has this customer already got a custom attribute of that name? */
  taken(name: Name): boolean {
    return name.mark === this.#mark;
  }

  /** An attribute with one value. */
  value(name: Name, custom: boolean, text: string, field: string): void {
    this.#compare(name, custom, text, 'plain', field);
  }

  /** A list attribute by its policy; an empty list only means something where entries may be taken out. */
  list(name: Name, custom: boolean, items: readonly string[], policy: ArrayPolicy, field: string): void {
    if (policy === 'replace') {
      if (items.length > 0) this.#compare(name, custom, bracket(items), 'replace', field);
      return;
    }
    if (custom) name.mark = this.#mark;
    const held = this.#held(name, custom);
    if (items.length === 0 && (policy === 'append' || held === undefined)) return;
    const { send, remove, after } = compareLists(items, held, policy);
    if (send.length > 0 && !this.#write(name, custom, bracket(send), 'append', field)) return;
    if (remove.length > 0) {
      const removal = (this.#removal ??= noRemoval());
      (custom ? removal.customPartial : removal.partial).push(name.prefix + bracket(remove));
    }
    if (send.length > 0 || remove.length > 0) this.#after(custom)[name.text] = after;
  }

  /** Takes an attribute out of Insider, if it is believed to be there. */
  clear(name: Name, custom: boolean): void {
    if (custom) name.mark = this.#mark;
    if (this.#held(name, custom) === undefined) return;
    const removal = (this.#removal ??= noRemoval());
    (custom ? removal.customWhole : removal.whole).push(name.text);
    delete this.#after(custom)[name.text];
  }

  finish(email: Found | undefined, phone: Found | undefined, country: string): ProfileDraft {
    return {
      pieces: this.#pieces,
      removal: this.#removal,
      attributes: this.#attributes ?? this.#heldAttributes,
      custom: this.#custom ?? this.#heldCustom,
      email,
      phone,
      country,
      carrier: this.#carrier,
      issues: this.issues,
    };
  }

  #compare(name: Name, custom: boolean, text: string, bucket: Bucket, field: string): void {
    if (custom) name.mark = this.#mark;
    if (this.#held(name, custom) === text) {
      if (bucket === 'plain' && !OPT_INS.has(name.text)) {
        this.#carrier ??= { name, text, custom, bucket };
      }
    } else if (this.#write(name, custom, text, bucket, field)) this.#after(custom)[name.text] = text;
  }

  #write(name: Name, custom: boolean, text: string, bucket: Bucket, field: string): boolean {
    if (text.length > this.#largest) {
      this.issues.push(issue('value_too_large', field));
      return false;
    }
    this.#pieces.push({ name, text, custom, bucket });
    return true;
  }

  #held(name: Name, custom: boolean): string | undefined {
    const held = custom ? this.#heldCustom : this.#heldAttributes;
    return held !== NOTHING && Object.hasOwn(held, name.text) ? held[name.text] : undefined;
  }

  #after(custom: boolean): Record<string, string> {
    if (custom) return (this.#custom ??= copied(this.#heldCustom));
    return (this.#attributes ??= copied(this.#heldAttributes));
  }
}

/** Most customers who change are new: for them an object made empty grows cheaper than a copy of nothing. */
function copied(held: Texts): Record<string, string> {
  return held === NOTHING ? {} : { ...held };
}
