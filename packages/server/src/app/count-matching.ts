import { Refused } from '@causeway/contract/problem';
import { draftModel } from '../features/audiences/draft-model.ts';
import type { Previewer } from '../features/audiences/previewer.ts';
import { workspaceRules, type WorkspaceRuleTools } from '../features/audiences/workspace-rules.ts';
import type { CountMatching } from '../ports/count-matching.ts';

export interface CountTools extends WorkspaceRuleTools {
  readonly previewer: Pick<Previewer, 'start' | 'end'>;
  /** How long somebody waits for a count; for tests. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20_000;
const LOOK_MS = 20;

/** Counts as a preview does, and waits for it. */
export function createCountMatching(tools: CountTools): CountMatching {
  const { previewer, patienceMs = PATIENCE_MS } = tools;
  return async ({ workspace, actor }, rule) => {
    const { sources, epoch, surroundings } = await workspaceRules(tools, workspace);
    const draft = draftModel(rule, undefined, sources, epoch, surroundings);
    const counting = await previewer.start(workspace, `size ${actor.kind} ${actor.id}`, draft);
    const deadline = performance.now() + patienceMs;
    while (counting.state === 'running' && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (counting.ended)
      throw new Refused(429, 'superseded', 'Too much is being counted at once. Try again in a moment.');
    if (counting.state === 'failed') throw new Error('a rule could not be counted');
    previewer.end(workspace, counting.id);
    const { counts, looked, total, state } = counting;
    const matching = counts.stays + counts.enters;
    return state === 'done' || looked === 0
      ? matching
      : Math.round((matching * Math.max(total, looked)) / looked);
  };
}
