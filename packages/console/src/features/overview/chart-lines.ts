/** The four numbers of the overview, in one order and one colour everywhere. Colours are in chart.css. */
export const LINES = [
  { key: 'accepted', label: 'Accepted', color: 'var(--cw-chart-accepted)', about: 'Events taken in' },
  {
    key: 'delivered',
    label: 'Delivered',
    color: 'var(--cw-chart-delivered)',
    about: 'Messages that arrived',
  },
  {
    key: 'skipped',
    label: 'Skipped',
    color: 'var(--cw-chart-skipped)',
    about: 'Messages that needed no sending, each with its reason in the log',
  },
  {
    key: 'buried',
    label: 'Dead letters',
    color: 'var(--cw-chart-buried)',
    about: 'Messages that could not be delivered and wait for a person',
  },
] as const;
