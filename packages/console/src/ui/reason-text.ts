/** Why a message was skipped, in words for a marketer. Codes of `SkipReason` in core/delivery/destination. */
const REASONS: Readonly<Record<string, string>> = {
  no_mapping: 'No mapping for this event',
  unchanged: 'Nothing changed: the destination already has it',
  identity_refused: 'The destination refused to move an identifier',
  no_identifier: 'No usable identifier',
  anonymous: 'The person is not known yet',
  too_old: 'Older than the destination keeps such events',
  in_future: 'Its time lies in the future',
  nothing_to_send: 'Nothing left to send',
  consent: 'No consent',
  excluded: 'The sender excluded this integration',
  never_named: 'Nobody named the person in time',
  removed: 'The integration was removed',
  template: 'The template said that nothing is to be sent',
};

export function reasonText(reason: string): string {
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}
