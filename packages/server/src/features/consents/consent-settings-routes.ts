import { changeConsentSettings, getConsentSettings, tryConsent } from '@causeway/contract/consents';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { invalid, notFound } from '@causeway/contract/problem';
import { keyOf } from '@causeway/core/consent/compile-words';
import type { ConsentPolicy } from '@causeway/core/consent/policy';
import { compileReadConsent } from '@causeway/core/consent/read-consent';
import { CONSENT_TOOLS } from '@causeway/core/consent/words.data';
import type { JsonObject } from '@causeway/core/result/json';
import type { Workspace } from '../../ports/config-store.ts';
import type { ConsentTools } from './consent-tools.ts';

const KNOWN = CONSENT_TOOLS.flatMap(({ tool, words }) =>
  words.map(({ code, label, purposes }) => ({ tool, label, code, purposes: [...purposes] })),
);

/** What the words of consent tools mean in a workspace, and what holds for who never spoke. */
export function consentSettingsRoutes({
  config,
  unmapped,
  clock,
  configured,
}: ConsentTools): readonly Route[] {
  const workspaceOf = async (caller: Caller): Promise<Workspace> => {
    const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
    if (workspace === undefined) throw notFound('workspace');
    return workspace;
  };
  const view = ({ id, consent }: Workspace) => {
    const read = compileReadConsent(consent);
    // A word that has been given a meaning since is no longer one of them.
    const still = unmapped(id).filter(
      ({ code }) => read({ consent: { [code]: true } })?.unmapped.length !== 0,
    );
    return {
      ...record(consent),
      known: KNOWN,
      unmapped: still.map(({ code, count, lastSeen }) => ({ code, count, last_seen: timeOf(lastSeen) })),
    };
  };

  return [
    route(getConsentSettings, async (_request, caller) => view(await workspaceOf(caller))),
    route(changeConsentSettings, async ({ body }, caller) => {
      const { consent } = await workspaceOf(caller);
      refuseTwice(body.codes ?? []);
      const change = { unknown: body.unknown ?? consent.unknown, codes: body.codes ?? consent.codes };
      const changed = await config.changeWorkspace(
        caller.workspace,
        { consent: change },
        clock(),
        (before, after) => ({
          by: caller,
          action: 'consent_settings.change',
          target: { kind: 'workspace', id: after.publicId, name: after.name },
          before: record(before.consent),
          after: record(after.consent),
        }),
      );
      if (changed === undefined) throw notFound('workspace');
      await configured();
      return view(changed);
    }),
    route(tryConsent, async ({ body }, caller) => {
      const { consent } = await workspaceOf(caller);
      const context = body.context as JsonObject;
      const reading = compileReadConsent(consent)(context);
      const [issue] = reading?.issues ?? [];
      if (issue !== undefined)
        throw invalid([
          {
            pointer: `/${(issue.field ?? 'context').replaceAll('.', '/')}`,
            code: issue.code,
            message: issue.message,
            ...(issue.hint === undefined ? {} : { hint: issue.hint }),
          },
        ]);
      return { data: [...(reading?.said ?? [])], unmapped: [...(reading?.unmapped ?? [])] };
    }),
  ];
}

function record({ unknown, codes }: ConsentPolicy) {
  return { unknown, codes: codes.map(({ code, purposes }) => ({ code, purposes: [...purposes] })) };
}

function refuseTwice(codes: ConsentPolicy['codes']): void {
  const seen = new Set<string>();
  codes.forEach(({ code }, index) => {
    const key = keyOf(code);
    if (seen.has(key))
      throw invalid([
        {
          pointer: `/codes/${index}/code`,
          code: 'code_twice',
          message: `${code} is there twice; letters of either case are the same.`,
          hint: 'Keep one of them, with all purposes that it stands for.',
        },
      ]);
    seen.add(key);
  });
}
