import { FIGURES, keywordOf, type Keyword } from '@causeway/core/audience/language/words';
import type { FilterToken } from '@causeway/core/audience/language/filter-tokens';
import { unquote } from '@causeway/core/audience/language/unquote';

/** What could stand at a place in a filter. */
type Expected =
  | 'condition'
  | 'field'
  | 'operator'
  | 'value'
  | 'list'
  | 'slug'
  | 'event'
  | 'after_event'
  | 'span'
  | 'join'
  | 'nothing';

/** What a condition is about, as far as it is written. */
export interface Operand {
  /** Undefined: a field. */
  readonly figure: string | undefined;
  readonly event: string | undefined;
  readonly path: readonly string[];
}

/** The place where somebody writes. */
export interface ReadingPlace {
  readonly expected: Expected;
  /** After a dot: steps of the path that are written already. */
  readonly steps: readonly string[] | undefined;
  /** Where the word begins that is being written; the place itself between words. */
  readonly from: number;
  /** The event whose fields are asked here; undefined: the customer's. */
  readonly event: string | undefined;
  /** What is compared here. */
  readonly operand: Operand | undefined;
}

interface Frame {
  readonly kind: 'group' | 'list' | 'events' | 'other';
  readonly figure: string;
  event: string | undefined;
  path: readonly string[];
  inWhere: boolean;
  /** EXISTS stands before it: nothing is compared. */
  readonly exists: boolean;
}

/** Reads a filter piece by piece, as well as an unfinished one can be read. */
export class FilterReader {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #expected: Expected = 'condition';
  #function: string | undefined;
  #exists = false;
  #between = false;
  #dotted = false;
  #operand: Operand | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  place(from: number, inComment: boolean): ReadingPlace {
    const frame = this.#frames.at(-1);
    const inEvent = this.#frames.findLast(({ kind }) => kind === 'events');
    const event = inEvent?.inWhere === true ? inEvent.event : undefined;
    const steps = this.#dotted
      ? frame?.kind === 'events' && !frame.inWhere
        ? frame.path
        : (this.#operand?.path ?? [])
      : undefined;
    return {
      expected: inComment ? 'nothing' : this.#expected,
      steps,
      from,
      event: steps !== undefined && frame?.kind === 'events' && !frame.inWhere ? frame.event : event,
      operand: this.#operand,
    };
  }

  take(token: FilterToken): void {
    const word = this.#text.slice(token.from, token.to);
    switch (token.kind) {
      case 'keyword':
        return this.#keyword(keywordOf(word) as Keyword);
      case 'function':
        this.#function = word.toLowerCase();
        return;
      case 'name':
        return this.#name(word.startsWith('`') ? this.#unquoted(token) : word);
      case 'string':
        return this.#expected === 'event' ? this.#name(this.#unquoted(token)) : this.#value();
      case 'number':
        return this.#value();
      case 'operator':
        this.#expected = word === '*' ? 'join' : 'value';
        return;
      case 'punctuation':
        return this.#punctuation(word);
      case 'comment':
      case 'unknown':
    }
  }

  #unquoted(token: FilterToken): string {
    try {
      return unquote(this.#text, token);
    } catch {
      return this.#text.slice(token.from + 1, token.to);
    }
  }

  #keyword(word: Keyword): void {
    switch (word) {
      case 'AND':
        this.#expected = this.#between ? 'value' : 'condition';
        this.#between = false;
        return;
      case 'FILTER':
      case 'OR':
        this.#expected = 'condition';
        return;
      case 'NOT':
        if (this.#expected !== 'operator') this.#expected = 'condition';
        return;
      case 'EXISTS':
        this.#exists = true;
        this.#expected = 'field';
        return;
      case 'INCLUDE':
        this.#expected = 'slug';
        return;
      case 'CONTAINS':
      case 'LIKE':
        this.#expected = 'value';
        return;
      case 'IN':
      case 'INTERSECTS':
        this.#expected = 'list';
        return;
      case 'BETWEEN':
        this.#between = true;
        this.#expected = 'value';
        return;
      case 'WHERE': {
        const frame = this.#frames.at(-1);
        if (frame !== undefined) frame.inWhere = true;
        this.#expected = 'condition';
        return;
      }
      case 'WITHIN':
        this.#expected = 'span';
        return;
      case 'FROM':
      case 'ALIAS':
        this.#expected = 'nothing';
        return;
      case 'ALL':
      case 'MATCH_ALL':
      case 'TRUE':
      case 'FALSE':
        this.#value();
    }
  }

  #name(name: string): void {
    const frame = this.#frames.at(-1);
    if (this.#dotted) {
      this.#dotted = false;
      if (frame?.kind === 'events' && !frame.inWhere) frame.path = [...frame.path, name];
      else if (this.#operand !== undefined)
        this.#operand = { ...this.#operand, path: [...this.#operand.path, name] };
      return;
    }
    if (this.#expected === 'event' && frame !== undefined) {
      frame.event = name;
      this.#expected = 'after_event';
    } else if (this.#expected === 'condition' || this.#expected === 'field') {
      this.#operand = { figure: undefined, event: undefined, path: [name] };
      this.#expected = this.#exists ? 'join' : 'operator';
      this.#exists = false;
    } else this.#value();
  }

  /** Something that is complete in itself was written. */
  #value(): void {
    this.#expected = this.#expected === 'span' ? 'nothing' : 'join';
  }

  #punctuation(sign: string): void {
    if (sign === '.') {
      this.#dotted = true;
      return;
    }
    if (sign === '(') return this.#open();
    if (sign === ')') return this.#close();
    const frame = this.#frames.at(-1);
    this.#expected = frame?.kind === 'list' ? 'value' : frame?.kind === 'group' ? 'condition' : 'nothing';
    this.#between = false;
  }

  #open(): void {
    const name = this.#function;
    this.#function = undefined;
    const isFigure = name === 'timewindow' || FIGURES.some((figure) => figure === name);
    const kind = isFigure
      ? 'events'
      : name !== undefined
        ? 'other'
        : this.#expected === 'list'
          ? 'list'
          : 'group';
    this.#frames.push({
      kind,
      figure: name ?? '',
      event: undefined,
      path: [],
      inWhere: false,
      exists: this.#exists,
    });
    this.#exists = false;
    this.#expected = ({ events: 'event', other: 'field', list: 'value', group: 'condition' } as const)[kind];
  }

  #close(): void {
    const frame = this.#frames.pop();
    this.#dotted = false;
    if (frame?.kind === 'events' && frame.figure !== 'timewindow') {
      this.#operand = { figure: frame.figure, event: frame.event, path: frame.path };
      this.#expected = frame.exists ? 'join' : 'operator';
    } else this.#expected = 'join';
  }
}
