/** The shelves of the library, in its order. Keys are as people who come from other catalogs know them. */
export const CATEGORIES = [
  { key: 'marketing-automation', label: 'Marketing automation' },
  { key: 'audiences', label: 'Audiences' },
  { key: 'custom', label: 'Custom APIs' },
  { key: 'other', label: 'Other' },
] as const;

export type CategoryKey = (typeof CATEGORIES)[number]['key'];
