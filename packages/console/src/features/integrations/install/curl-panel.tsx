import { Button, Stack, Text } from '@mantine/core';
import { Terminal } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { CodeLine } from '../../../ui/code-line.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { installCurl } from './install-curl.ts';

interface CurlPanelProps {
  readonly path: string;
  /** Made when somebody looks. */
  readonly body: () => unknown;
}

/** The same by the admin API, for what is filled in now. */
export function CurlPanel({ path, body }: CurlPanelProps): ReactElement {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        leftSection={<Terminal size={14} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {opened ? 'Hide the command' : 'Install it from a program instead'}
      </Button>
      {opened && (
        <Stack gap={6} mt={6}>
          <Text size="sm">
            This does the same as the button, with what is filled in now. Put an{' '}
            <TextLink to="/settings/keys" inherit td="underline" target="_blank">
              API token
            </TextLink>{' '}
            of an admin into it, and the secrets, which are left out here.
          </Text>
          <CodeLine
            value={installCurl({ origin: globalThis.location.origin, path, body: body() })}
            what="command"
          />
        </Stack>
      )}
    </div>
  );
}
