import { Box, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../app/api.ts';
import { AttemptTable } from './attempt-table.tsx';
import { CodeView } from './code-view.tsx';
import { curlOf } from './curl.ts';
import { StatusCode } from './status-code.tsx';

type Delivery = Answer<'GET /v1/admin/integrations/{id}/deliveries/{delivery}'>;

interface ExchangeProps {
  readonly exchange: Pick<Delivery, 'request' | 'response' | 'attempts'>;
  /** One customer's own part of the request, where there is one. */
  readonly part?: unknown;
}

const VIEWS = { part: 'Their part', whole: 'Whole request', headers: 'Headers', curl: 'curl' } as const;
type View = keyof typeof VIEWS;

/** What was sent and what was answered, in full, and every attempt at it. */
export function Exchange({ exchange, part }: ExchangeProps): ReactElement {
  const { request, response, attempts } = exchange;
  const hasPart = part !== undefined && part !== null;
  const [chosen, choose] = useState<View>(hasPart ? 'part' : 'whole');
  const views = (Object.keys(VIEWS) as View[]).filter((view) => view !== 'part' || hasPart);
  if (request === null)
    return (
      <Text size="sm" c="dimmed">
        Nothing was sent for this, so there is no request to show.
      </Text>
    );
  const shown: Record<View, unknown> = {
    part,
    whole: request.body ?? '',
    headers: [
      `${request.method} ${request.url}`,
      ...request.headers.map(({ name, value }) => `${name}: ${value}`),
    ].join('\n'),
    curl: curlOf(request),
  };
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <Stack gap={4} miw={0}>
          <Group gap="xs" mih={30}>
            <Text fw={600} size="sm">
              Request
            </Text>
            <SegmentedControl
              aria-label="What to show of the request"
              data={views.map((view) => ({ value: view, label: VIEWS[view] }))}
              value={chosen}
              onChange={choose}
            />
          </Group>
          <CodeView key={chosen} value={shown[chosen]} label={`request: ${VIEWS[chosen]}`} maxHeight={300} />
        </Stack>
        <Stack gap={4} miw={0}>
          <Group gap="xs" mih={30}>
            <Text fw={600} size="sm">
              Response
            </Text>
            <StatusCode code={response?.status_code ?? null} />
          </Group>
          {response === null ? (
            <Text size="sm" c="dimmed">
              There was no answer, or there is none yet.
            </Text>
          ) : (
            <CodeView value={response.body ?? ''} label="response" maxHeight={300} />
          )}
        </Stack>
      </SimpleGrid>
      {attempts.length > 0 && (
        <Box>
          <AttemptTable attempts={attempts} />
        </Box>
      )}
    </Stack>
  );
}
