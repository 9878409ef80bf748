/** A kind of sources that one makes keys for, and the words of its panel. */
export interface SourceKind {
  readonly key: 'tracking' | 'api';
  readonly title: string;
  readonly about: string;
  readonly add: string;
  /** There is none yet. */
  readonly none: string;
  /** What revoking one does. */
  readonly loses: string;
  readonly one: string;
  readonly made: string;
  /** What its secret is for. */
  readonly secret: string;
  /** An example of a name. */
  readonly example: string;
}

export const TRACKING: SourceKind = {
  key: 'tracking',
  title: 'Tracking keys',
  about:
    'One for each site, app or server that sends events. They are no secret: browsers show them. The secret that comes with one is for servers that sign.',
  add: 'Add tracking key',
  none: 'There is none yet, so nothing can send events. Add one, and put it into your site.',
  loses:
    'Whatever still sends with it is refused at once, and its events are lost unless the sender keeps them.',
  one: 'tracking key',
  made: 'Your new tracking key',
  secret: 'Its secret, for servers that sign what they send. Never put it into a page',
  example: 'Web shop',
};

export const EVENTS_API: SourceKind = {
  key: 'api',
  title: 'Events API keys',
  about:
    'One for each program that submits events such as opt_in or checkout. Keep the secret that comes with it.',
  add: 'Add events API key',
  none: 'There is none. Add one when a program of yours, such as a till, is to submit events.',
  loses: 'Programs that use it are refused at once.',
  one: 'events API key',
  made: 'Your new events API key',
  secret: 'Its secret, to sign with',
  example: 'Tills',
};
