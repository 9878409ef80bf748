import type { ReactElement, ReactNode } from 'react';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';

/** A page that only admins may read. Others learn what is on it and whom to ask. */
export function AdminsOnly({
  what,
  children,
}: {
  readonly what: string;
  readonly children: ReactNode;
}): ReactNode {
  const may = useMay('admin');
  return may ? children : <NotForYou what={what} />;
}

function NotForYou({ what }: { readonly what: string }): ReactElement {
  return (
    <Empty title="Only admins see this page">
      {what} Ask an admin or an owner of this hub if you need something from here.
    </Empty>
  );
}
