import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { ReactElement, ReactNode } from 'react';
import type { Editors } from './editor.ts';
import type { Fault } from './fault.ts';
import type { Draft, Held } from './held.ts';
import type { Integration } from './save-rules.ts';

/** What the form of an installed integration knows beside what is typed. */
export interface Editing {
  readonly integration: Integration;
  readonly unsaved: boolean;
  /** What is typed, a moment after the last key. */
  readonly held: Held;
  /** Resolves to whether it could be saved. */
  readonly onSave: () => Promise<boolean>;
}

/** What a kind adds to the form that its card draws. All of it may be left out. */
export interface KindForm {
  /** For controls that only this kind has. */
  readonly editors?: Editors;
  /** The rules of the hub, where they are small enough to be asked with every key. */
  readonly check?: (settings: JsonObject) => readonly Issue[];
  /** What only this form knows to be wrong. `kept`: secrets that are set. `before`: what is changed. */
  readonly faults?: (held: Held, kept: ReadonlySet<string>, before?: Integration) => readonly Fault[];
  /** The hub's words, in those of the form: settings have labels there. */
  readonly wordsOf?: (message: string, labelOf: (name: string) => string) => string;
  /** The place in the form that a pointer of a refusal means, where rows are held otherwise than they are told. */
  readonly placeOf?: (pointer: string) => string | undefined;
  /** Around all of the form: what its editors share. */
  readonly Around?: (props: {
    readonly integration?: Integration | undefined;
    readonly children: ReactNode;
  }) => ReactElement;
  /** Does what the address of the page asks to be mapped. */
  readonly Mapped?: (props: { readonly asked: string; readonly onDone: () => void }) => ReactNode;
  /** Beside the form: what would be sent. */
  readonly Preview?: (props: { readonly draft: Draft }) => ReactElement;
  /** Above the form of something installed. */
  readonly Head?: (props: { readonly integration: Integration }) => ReactElement;
  /** At the beginning of sections, by title. `integration`: undefined while it is being installed. */
  readonly begins?: Readonly<
    Record<string, (props: { readonly integration?: Integration | undefined }) => ReactNode>
  >;
  /** At the end of sections of something installed, by title. */
  readonly ends?: Readonly<Record<string, (props: Editing) => ReactNode>>;
  /** What the test of its endpoint sends, and what more there is to say about it; undefined: it has none of that sort. */
  readonly test?: { readonly what: string; readonly about: string };
  /** What would be sent with the settings of a variant. */
  readonly Sent?: (props: { readonly label: string; readonly settings: JsonObject }) => ReactElement;
  /** After it was saved. Resolves to whether the last test still says how things are. */
  readonly saved?: (before: Integration, after: Integration, secrets: readonly string[]) => Promise<boolean>;
}
