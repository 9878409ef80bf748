import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Who went to another page from something that is not on it begins at its content, and not at the end of the page as it
 * was: the keyboard and screen readers go on from where the cursor is.
 */
export function useFocusContent(id: string): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', () => {
        if (document.activeElement === document.body)
          document.getElementById(id)?.focus({ preventScroll: true });
      }),
    [router, id],
  );
}
