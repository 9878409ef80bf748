/** Why a request was ignored or refused, in words. What is not known here is said as the hub says it. */
const REASONS: Readonly<Record<string, string>> = {
  filter_not_met: 'Filters are not met',
  filters_not_met: 'Filters are not met',
  not_matched: 'Filters are not met',
  repeated: 'The same message came before',
  repeat: 'The same message came before',
  unknown_endpoint: 'No active webhook listens there',
  wrong_method: 'No webhook takes this method there',
  customer_missing: 'It does not say whose event it is',
  not_json: 'The body is not JSON',
};

export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}
