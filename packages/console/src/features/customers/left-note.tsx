import { Alert, Text } from '@mantine/core';
import { DoorOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { When } from '../../ui/when.tsx';

/** Says of somebody who opted out what that means. */
export function LeftNote({ at }: { readonly at: string | null }): ReactElement {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<DoorOpen size={18} />}
      title={
        at === null ? (
          'Opted out'
        ) : (
          <>
            Opted out at <When at={at} />
          </>
        )
      }
    >
      <Text size="sm">
        Attributes, labels and balances were taken away, and pending purchases do not count any more. With
        opt_in they come back and start from nothing.
      </Text>
    </Alert>
  );
}
