import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Clipped } from '../../ui/clipped.tsx';

/** An address in one line. Its end says more than its beginning, so that is what stays in sight. */
export function SplitAddress({ text }: { readonly text: string }): ReactElement {
  const at = text.replace(/\/$/, '').lastIndexOf('/') + 1;
  return (
    <Text component="span" inherit className="mono" display="flex" miw={0} title={text}>
      <Clipped text={text.slice(0, at)} c="dimmed" style={{ flex: '0 1 auto', minWidth: 0 }} />
      <Clipped text={text.slice(at)} style={{ flex: '0 0 auto', maxWidth: '70%' }} />
    </Text>
  );
}
