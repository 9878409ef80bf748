import { compileReadConsent } from '@causeway/core/consent/read-consent';
import type { WorkspaceConsent } from '@causeway/core/register/model';
import type { Workspace } from '../ports/config-store.ts';

export type ConsentOf = (workspace: Workspace) => Promise<WorkspaceConsent | undefined>;

/** For hubs that make nothing of what events say of consent. */
export const NO_CONSENT_OF: ConsentOf = async () => undefined;

/** Compiles what a workspace makes of consent; `sourceOf`: of what the hub itself registers. */
export function createConsentOf(sourceOf: (workspace: number) => Promise<number>): ConsentOf {
  return async ({ id, consent }) => ({
    read: compileReadConsent(consent),
    unknown: consent.unknown,
    source: await sourceOf(id),
  });
}
