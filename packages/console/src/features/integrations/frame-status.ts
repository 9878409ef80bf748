interface StatusWords {
  readonly word: string;
  readonly color: string;
  readonly about: string;
}

/** How far a kind of integration can be relied on. */
export const STATUS: Readonly<Record<'ga' | 'beta' | 'alpha', StatusWords>> = {
  ga: { word: 'stable', color: 'teal', about: 'Can be relied on.' },
  beta: { word: 'beta', color: 'blue', about: 'Works; details may still change.' },
  alpha: { word: 'alpha', color: 'orange', about: 'To try: settings and behaviour may change.' },
};
