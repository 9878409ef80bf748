import { Badge, Box, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { TextLink } from '../../ui/links.tsx';

interface Row {
  readonly key: string;
  readonly use: ReactNode;
  readonly secret: boolean;
}

const ROWS: readonly Row[] = [
  {
    key: 'Tracking key',
    use: 'Sites, apps and servers send with it what people do: page views, orders, sign-ups.',
    secret: false,
  },
  {
    key: 'Events API key',
    use: 'Programs of yours submit events that move balances, such as checkout or point_add, and read customers. A secret to sign with comes with it.',
    secret: true,
  },
  {
    key: 'API token',
    use: 'Programs set this hub up, or read from it, as far as the role of the token goes.',
    secret: true,
  },
  {
    key: 'Key of Insider’s webhooks',
    use: (
      <>
        Insider tells what it knows. Made on the page of the{' '}
        <TextLink to="/integrations" inherit td="underline">
          integration
        </TextLink>
        , under Inbound settings.
      </>
    ),
    secret: true,
  },
];

/** Which key is for what. */
export function WhichKey(): ReactElement {
  return (
    <Paper component="section" bg="var(--cw-surface)" aria-labelledby="which-key">
      <Title order={2} id="which-key" mb={4}>
        Which key for what
      </Title>
      <Box component="dl" m={0}>
        {ROWS.map(({ key, use, secret }, index) => (
          <Group
            key={key}
            component="div"
            align="flex-start"
            gap={0}
            py={5}
            style={index === 0 ? {} : { borderTop: '1px solid var(--cw-line)' }}
          >
            <Group component="dt" gap="xs" w={{ base: '100%', sm: 270 }}>
              <Text size="sm" fw={600}>
                {key}
              </Text>
              <Badge color={secret ? 'orange' : 'gray'}>{secret ? 'secret' : 'no secret'}</Badge>
            </Group>
            <Text component="dd" size="sm" m={0} flex="1 1 280px">
              {use}
            </Text>
          </Group>
        ))}
      </Box>
    </Paper>
  );
}
