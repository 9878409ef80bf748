/** Why a request was ignored or refused, in words. What is not known here is said as the hub says it. */
const REASONS: Readonly<Record<string, string>> = {
  filters_not_met: 'Filters are not met',
  repeated: 'The same message came before: nothing new was registered',
  inactive: 'The webhook is inactive',
  archived: 'The webhook is archived',
  unknown_endpoint: 'No active webhook listens there',
  unknown_account: 'The address names an account that there is not',
  wrong_method: 'The webhooks there take another method',
  too_large: 'The body is too large',
};

export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}
