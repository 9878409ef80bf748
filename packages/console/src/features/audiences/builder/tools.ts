import { createContext, use, type ReactElement } from 'react';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import type { GroupNode, NodeIssue } from './node.ts';

/** What all parts of the builder share. */
export interface BuilderTools {
  readonly root: GroupNode;
  readonly vocabulary: Vocabulary;
  /** Of the audience whose rule this is. */
  readonly self: string | undefined;
  /** By the node's key. */
  readonly issues: ReadonlyMap<string, readonly NodeIssue[]>;
  /** Takes over the tree; then the cursor is put to the node of that key, or the element of that id. */
  readonly apply: (root: GroupNode, focus?: string) => void;
  readonly remove: (key: string) => void;
  /** A group in a group. `depth` 0: the whole rule. */
  readonly draw: (group: GroupNode, depth: number, event: string | undefined) => ReactElement;
}

const Tools = createContext<BuilderTools | undefined>(undefined);

export const BuilderProvider = Tools;

export function useBuilder(): BuilderTools {
  const tools = use(Tools);
  if (tools === undefined) throw new Error('There is no builder around this.');
  return tools;
}

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
