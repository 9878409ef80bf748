import { Alert, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCardTools } from './card-tools.ts';

/** Why an event of somebody nobody has named would not leave now, and which setting decides it. */
export function WaitsNote(): ReactElement {
  const field = useCardTools().fields.find(({ name }) => name === 'anonymous');
  return (
    <Alert color="violet" py="xs" icon={<Hourglass size={18} />} title="It waits">
      <Text size="sm">
        Nobody has named the person yet. It leaves when somebody does
        {field === undefined ? '.' : `; the choice is “${field.label}” under ${field.section}.`}
      </Text>
    </Alert>
  );
}
