import { asObject, type Json, type JsonObject } from '../json.ts';
import { applyAttributes } from '../rules/apply-attributes.ts';
import { deleteAttributes } from '../rules/delete-attributes.ts';
import type { Account } from './account.ts';
import { observed } from './change-listener.ts';
import { identifierTest } from './is-identifier.ts';
import { noteChange, type User } from './user.ts';

export interface HandOptions {
  readonly now: number;
  /** whether arrays grow; replaced unless true */
  readonly append: boolean;
  readonly skipHook: boolean;
}

/** The number a change by hand shows instead of a request's. */
export const byHand = 0;

/**
 * Changes attributes of one profile as somebody at Insider's panel does: all or, with a problem, nothing. Written like
 * those of an upsert, own ones inside `custom`; `null` removes one.
 */
export function setByHand(
  account: Account,
  user: User,
  attributes: JsonObject,
  options: HandOptions,
): { readonly changed: readonly string[] } | { readonly problems: readonly string[] } {
  const isIdentifier = identifierTest(account, user);
  const { kept, removed } = apart(attributes);
  const problems = [...removed.default, ...removed.custom.map((name) => `custom.${name}`)]
    .filter(isIdentifier)
    .map((name) => `attributes.${name}: an identifier in this account; see the identity calls`);
  const plan = account.customPlan;
  const context = {
    append: options.append,
    isIdentifier,
    plan,
    drop: (path: string, reason: string) => void problems.push(`${path}: ${reason}`),
  };
  const trial = { ...context, plan: { ...plan, types: new Map(plan.types) } };
  applyAttributes(new Map(user.attributes), kept, trial);
  if (problems.length > 0) return { problems };
  const changed: string[] = [];
  observed(account.listener, user, options.skipHook, () => {
    changed.push(...applyAttributes(user.attributes, kept, context));
    const entry = { whole: removed.default, custom: { whole: removed.custom } };
    changed.push(...deleteAttributes(user.attributes, entry, isIdentifier).map((name) => `- ${name}`));
  });
  user.updatedAt = options.now;
  if (changed.length > 0) {
    noteChange(user, { at: options.now, request: byHand, skipHook: options.skipHook, names: changed });
  }
  return { changed };
}

/** What is to be written, and the names of what is to be removed. */
function apart(attributes: JsonObject): {
  kept: JsonObject;
  removed: { default: string[]; custom: string[] };
} {
  const custom = asObject(attributes['custom']);
  const root = custom === undefined ? attributes : without(attributes, 'custom');
  return {
    kept: { ...withValues(root), ...(custom === undefined ? {} : { custom: withValues(custom) }) },
    removed: { default: nulls(root), custom: nulls(custom ?? {}) },
  };
}

function without(members: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([each]) => each !== name));
}

function withValues(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function nulls(members: JsonObject): string[] {
  return Object.entries(members)
    .filter((entry: [string, Json]) => entry[1] === null)
    .map(([name]) => name);
}
