import { Anchor } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';

/** Leads to a place of the console that the hub has named, such as `/integrations/3/settings`. */
export function PlaceLink({
  link,
  children,
}: {
  readonly link: string;
  readonly children: ReactNode;
}): ReactElement | null {
  const router = useRouter();
  // A path of ours and nothing else: what the hub says is never an address elsewhere.
  if (!/^\/(?!\/)/.test(link)) return null;
  const href = `${router.basepath}${link}`;
  return (
    <Anchor
      href={href}
      inherit
      underline="always"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </Anchor>
  );
}
