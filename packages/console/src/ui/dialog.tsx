import { Modal, type ModalProps } from '@mantine/core';
import type { ReactElement } from 'react';

/** What closes it by accident loses something that cannot be shown again: only its buttons close it. */
const KEPT = { closeOnClickOutside: false, closeOnEscape: false };

interface DialogProps extends Pick<ModalProps, 'opened' | 'onClose' | 'title' | 'size' | 'children'> {
  /** It shows something for the only time. */
  readonly once?: boolean;
}

/** A question or a form in front of the page. */
export function Dialog({ once = false, ...rest }: DialogProps): ReactElement {
  return (
    <Modal
      {...rest}
      {...(once ? KEPT : {})}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // A dialog's header is no banner of the page.
      attributes={{ header: { role: 'none' } }}
      styles={{
        title: { fontWeight: 650, overflowWrap: 'anywhere' },
        // A Paper of the theme has a padding, in which what is scrolled would show above the title.
        header: { top: 'calc(-1 * var(--mantine-spacing-md))' },
      }}
    />
  );
}
