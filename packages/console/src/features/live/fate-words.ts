const WORDS: Readonly<Record<string, string>> = {
  waiting: 'It waits for its turn to be sent.',
  parked: 'Sending it failed; it is tried again later.',
  held: 'It waits until somebody says who this visitor is.',
  delivered: 'It arrived.',
  skipped: 'It needed no sending.',
  buried: 'It could not be delivered and waits for a person.',
  not_routed: 'Nothing is mapped for this event type.',
};

/** What a state means for an event, as a sentence. */
export function fateWords(state: string): string {
  return WORDS[state] ?? '';
}
