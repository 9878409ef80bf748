interface Ran {
  readonly dry: boolean;
  readonly status: 'done' | 'error' | 'ignored';
  readonly mapped: { readonly action: string | null; readonly customer: string | null } | null;
  readonly events: readonly { readonly id: number; readonly type: string }[];
}

/** What happened, or would happen, in one sentence. */
export function runText({ dry, status, mapped, events }: Ran): string {
  if (status === 'error') return dry ? 'It would be refused.' : 'It was refused.';
  if (status === 'ignored') return dry ? 'It would be ignored.' : 'It was ignored.';
  const actions = events.length > 0 ? events.map(({ type }) => type) : [mapped?.action ?? 'profile'];
  const whom = mapped === null || mapped.customer === null ? '' : ` for ${mapped.customer}`;
  return `${actions.join(', ')} ${dry ? 'would be' : actions.length === 1 ? 'was' : 'were'} registered${whom}.`;
}
