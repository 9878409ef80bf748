interface Judged {
  readonly reaches: 'yes' | 'partly' | 'no';
  readonly reason: 'event_not_mapped' | 'not_mapped' | 'value_refused' | 'held_back' | null;
}

const REASONS = {
  event_not_mapped: 'Nothing is mapped for this event type.',
  not_mapped: 'No mapping takes it.',
  value_refused: 'Its values are not what the destination takes.',
  held_back: 'Such events are held back until the person is known, or may be told.',
} as const;

/** Whether and why a field does not arrive, in words. */
export function reasonWords({ reaches, reason }: Judged): string {
  if (reaches === 'yes') return 'Reaches.';
  const why = reason === null ? '' : REASONS[reason];
  if (reaches === 'no') return why === '' ? 'Never reaches.' : why;
  return why === '' ? 'Reaches in some of the examples.' : `Reaches in some of the examples only. ${why}`;
}

/** Would a mapping row help? */
export function canBeMapped({ reaches, reason }: Judged): boolean {
  return reaches !== 'yes' && (reason === null || reason === 'event_not_mapped' || reason === 'not_mapped');
}
