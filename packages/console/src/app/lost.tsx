import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';

/** Where there is no shell around it. */
export function LostOutside(): ReactElement {
  return (
    <main>
      <LostPage />
    </main>
  );
}

export function LostPage(): ReactElement {
  return (
    <Stack p="xl" gap="sm" maw={560}>
      <Title order={1}>There is nothing here</Title>
      <Text>The address may be mistyped, or what it led to is gone.</Text>
      <Anchor component={Link} to="/overview">
        Go to the overview
      </Anchor>
    </Stack>
  );
}

export function BrokenPage({ error }: { readonly error: unknown }): ReactElement {
  const router = useRouter();
  return (
    <Stack p="xl" gap="sm" maw={640} role="alert">
      <Title order={1}>This could not be shown</Title>
      <Text>{error instanceof Error ? error.message : 'Something unexpected happened.'}</Text>
      <Group>
        <Button
          onClick={() => {
            router.invalidate().catch(() => undefined);
          }}
        >
          Try again
        </Button>
        <Button variant="default" component={Link} to="/overview">
          Go to the overview
        </Button>
      </Group>
    </Stack>
  );
}
