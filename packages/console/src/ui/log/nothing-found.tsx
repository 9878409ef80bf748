import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Empty } from '../empty.tsx';

/** The search was narrower than the log. */
export function NothingFound({ onReset }: { readonly onReset: () => void }): ReactElement {
  return (
    <Empty
      title="Nothing found"
      action={
        <Button variant="default" onClick={onReset}>
          Reset the search
        </Button>
      }
    >
      No row meets all of the criteria. A value must match in full, but for errors and bodies, where a part is
      enough.
    </Empty>
  );
}
