import { createContext, use, type ReactElement } from 'react';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import type { GroupNode, NodeIssue } from './node.ts';
import type { Offer } from './offers.ts';

/** What all parts of the builder share. It stays the same while the rule changes, so that only what changes is drawn. */
export interface BuilderTools {
  readonly vocabulary: Vocabulary;
  /** What can be asked for, of customers or of events of this name. */
  readonly offers: (event: string | undefined) => readonly Offer[];
  /** The tree as it is now; for what is done, not for what is drawn. */
  readonly root: () => GroupNode;
  /** Takes over the tree; then the cursor is put to the element of that id. */
  readonly apply: (root: GroupNode, focus?: string) => void;
  readonly remove: (key: string) => void;
  /** A group in a group. `fixed`: it cannot be put elsewhere, nor taken away alone. */
  readonly draw: (
    group: GroupNode,
    depth: number,
    event: string | undefined,
    fixed?: boolean,
  ) => ReactElement;
}

const Tools = createContext<BuilderTools | undefined>(undefined);
const Issues = createContext<ReadonlyMap<string, readonly NodeIssue[]>>(new Map());

export const BuilderProvider = Tools;
/** What is wrong, by the node's key. */
export const IssuesProvider = Issues;

export function useBuilder(): BuilderTools {
  const tools = use(Tools);
  if (tools === undefined) throw new Error('There is no builder around this.');
  return tools;
}

export function useIssues(key: string): readonly NodeIssue[] {
  return use(Issues).get(key) ?? NONE;
}

const NONE: readonly NodeIssue[] = [];

export function idOf(key: string): string {
  return `rule-${key}`;
}

/** Of the button that adds to a group. */
export function addIdOf(key: string): string {
  return `rule-add-${key}`;
}

/** Puts the cursor there, once it is drawn. */
export function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(id);
    const inside = row?.querySelector<HTMLElement>('[data-first-field]');
    (inside ?? row)?.focus();
  });
}
