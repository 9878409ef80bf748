import type { MouseEvent } from 'react';

interface OpenOnClick {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly style: { readonly cursor: 'pointer' };
}

/**
 * A line that opens wherever it is clicked, beside its own button, which the keyboard and screen readers have. Links and
 * buttons in it do what they do, and who marks a text in it wants to copy that.
 */
export function openOnClick(toggle: () => void): OpenOnClick {
  return {
    onClick: ({ target }) => {
      const own = target instanceof Element && target.closest('a, button, input, select, label') !== null;
      const marks = globalThis.getSelection()?.isCollapsed === false;
      if (!own && !marks) toggle();
    },
    style: { cursor: 'pointer' },
  };
}
