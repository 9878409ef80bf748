import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';

/** There is nobody of this id. */
export function NoCustomer({ id }: { readonly id: string }): ReactElement {
  return (
    <Page title="Customer">
      <Empty
        title="Nobody has this id"
        action={
          <ButtonLink to="/customers" variant="default">
            Search the customers
          </ButtonLink>
        }
      >
        The hub has never seen <bdi style={{ overflowWrap: 'anywhere' }}>“{clip(id, 200)}”</bdi>, or the
        person was merged into somebody else and removed since. Check capital and small letters, or search by
        the beginning of the id, an anonymous id or an e-mail address.
      </Empty>
    </Page>
  );
}
