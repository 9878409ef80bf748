/** Why a request was ignored, in words. */
const REASONS: Readonly<Record<string, string>> = {
  no_mapping: 'No mapping for it',
  test: 'A test: nothing was registered',
  unknown: 'It could not be told what it is',
  repeat: 'The same request came before',
  repeated: 'The same request came before',
  echo: 'Only what we had sent, come back',
  unchanged: 'Nothing in it is new',
};

export function receiptReason(reason: string): string {
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}
