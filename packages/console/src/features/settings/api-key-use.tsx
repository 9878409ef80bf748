import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { CodeLine } from '../../ui/code-line.tsx';
import { submitLine } from './snippets.ts';

/** How to submit an event with a key of the events API. */
export function ApiKeyUse({ value }: { readonly value: string }): ReactElement {
  const signed = useSession().workspace.require_signature;
  return (
    <Stack gap={6}>
      <Text size="sm">Submit a first event, of a customer whom the hub knows:</Text>
      <CodeLine value={submitLine(globalThis.location.origin, value)} what="command" />
      <Text size="sm" c="dimmed">
        {signed
          ? 'This workspace takes signed requests only: as it stands this line is refused. Sign with the secret, by Escher with the algorithm ANTAVO-HMAC-SHA256.'
          : 'The key alone is enough for now. Where requests are signed with the secret, by Escher with the algorithm ANTAVO-HMAC-SHA256, nobody can change them on the way.'}
      </Text>
    </Stack>
  );
}
