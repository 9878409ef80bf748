/** The two kinds of integrations that are about audiences: jobs. */
export type JobKind = 'audience_trigger' | 'enrichment';

export function isJobKind(kind: string): kind is JobKind {
  return kind === 'audience_trigger' || kind === 'enrichment';
}
