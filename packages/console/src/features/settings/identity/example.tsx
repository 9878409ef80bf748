import { Box, Text } from '@mantine/core';
import type { ReactElement } from 'react';

interface ExampleProps {
  readonly way: 'ask' | 'merge' | 'ignore';
  /** The first attribute that is a contact; undefined: there is none. */
  readonly contact: string | undefined;
}

const THEN = {
  ask: 'Both stay, and under Identity conflicts you are asked whether they are one. Until then each gets their own messages.',
  merge:
    '1002 becomes 1001, who was there first, with events and balances. Whatever comes in for 1002 later is about 1001.',
  ignore: 'Both stay, and nothing else happens. Whoever looks for the value finds both.',
} as const;

/** What the choice means, by two customers. */
export function Example({ way, contact }: ExampleProps): ReactElement {
  return (
    <Box p="xs" bg="var(--cw-sunken)" style={{ borderRadius: 'var(--mantine-radius-sm)' }} aria-live="polite">
      <Text size="xs" fw={600}>
        For example
      </Text>
      <Text size="sm">
        {contact === undefined ? (
          'Customers 1001 and 1002 write the same e-mail address. As it is no contact here, that says nothing.'
        ) : (
          <>
            Customer 1001 has the {contact} <code>{valueOf(contact)}</code>. Later customer 1002 is identified
            with the same one. {THEN[way]}
          </>
        )}
      </Text>
    </Box>
  );
}

function valueOf(contact: string): string {
  if (/mail/i.test(contact)) return 'ada@example.com';
  return /phone|mobile|gsm/i.test(contact) ? '+90 555 111 22 33' : 'A-1001';
}
