import { endAudiencePreview, getAudiencePreview, startAudiencePreview } from '@causeway/contract/audiences';
import { route, type AnswerOf, type Caller, type Route } from '@causeway/contract/operation';
import { notFound } from '@causeway/contract/problem';
import type { AudienceDesk } from '../../ports/audience-desk.ts';
import type { AudienceStore } from '../../ports/audience-store.ts';
import { draftModel } from './draft-model.ts';
import { MOST_SAMPLES, type Becomes, type Preview, type Previewer } from './previewer.ts';
import { workspaceRules, type WorkspaceRuleTools } from './workspace-rules.ts';

export interface PreviewRouteTools extends WorkspaceRuleTools {
  readonly audienceDesk: Pick<AudienceDesk, 'get' | 'usable'>;
  readonly audienceStore: AudienceStore;
  readonly previewer: Previewer;
}

/** Counting who would meet a rule. */
export function previewRoutes(tools: PreviewRouteTools): readonly Route[] {
  const { audienceDesk: desk, previewer } = tools;
  return [
    route(startAudiencePreview, async ({ body }, caller) => {
      const { workspace } = caller;
      const { id, ...words } = body;
      const audience = id === undefined ? undefined : await desk.get(workspace, id);
      const { rule } = await desk.usable(workspace, words, id);
      const { sources, epoch, surroundings } = await workspaceRules(tools, workspace);
      const draft = draftModel(rule, audience?.id, sources, epoch, surroundings);
      return view(await previewer.start(workspace, nameOf(caller), draft));
    }),
    route(getAudiencePreview, async ({ params }, { workspace }) => {
      const preview = previewer.get(workspace, params.id);
      if (preview === undefined) throw notFound('preview');
      return view(preview);
    }),
    route(endAudiencePreview, async ({ params }, { workspace }) => {
      if (!previewer.end(workspace, params.id)) throw notFound('preview');
      return undefined;
    }),
  ];
}

function nameOf({ actor }: Caller): string {
  return `${actor.kind} ${actor.id}`;
}

/** People come and go while it counts. */
function view(preview: Preview): AnswerOf<typeof getAudiencePreview> {
  const { id, state, looked, counts } = preview;
  return {
    ...{ id, state, looked },
    total: state === 'done' ? looked : Math.max(preview.total, looked),
    matching: counts.stays + counts.enters,
    enter: counts.enters,
    leave: counts.leaves,
    samples: samplesOf(preview),
  };
}

const KINDS: readonly Becomes[] = ['enters', 'leaves', 'stays'];

/** Some of each kind, as evenly as there are. */
function samplesOf({ samples }: Preview): AnswerOf<typeof getAudiencePreview>['samples'] {
  const chosen: { customer_id: string; name: string | null; becomes: Becomes }[] = [];
  for (let index = 0; index < MOST_SAMPLES; index++) {
    for (const becomes of KINDS) {
      const sample = samples[becomes][index];
      if (sample === undefined || chosen.length === MOST_SAMPLES) continue;
      chosen.push({ customer_id: sample.customerId, name: sample.name ?? null, becomes });
    }
  }
  return chosen;
}
