import { Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { CodeView } from '../../../ui/code-view.tsx';
import { curlOf } from '../../../ui/curl.ts';
import { StatusCode } from '../../../ui/status-code.tsx';
import { readableBody } from '../trial/sample.ts';

const VIEWS = { body: 'Body', headers: 'Headers', curl: 'curl' } as const;
type View = keyof typeof VIEWS;

/** The request as it was received, and the response, each to be copied. */
export function HookExchange({
  data,
}: {
  readonly data: Answer<'GET /v1/admin/inbound/{id}'>;
}): ReactElement {
  const { method, path, request, response } = data;
  const [chosen, choose] = useState<View>('body');
  const line = `${path}${request.query === '' ? '' : `?${request.query}`}`;
  const shown: Readonly<Record<View, string>> = {
    body: readableBody(request.body),
    headers: [`${method} ${line}`, ...request.headers.map(({ name, value }) => `${name}: ${value}`)].join(
      '\n',
    ),
    curl: curlOf({
      method,
      url: globalThis.location.origin + line,
      headers: request.headers.filter(({ name }) => !/^(host|content-length|connection)$/i.test(name)),
      body: request.body,
    }),
  };
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      <Stack gap={4} miw={0}>
        <Group gap="xs" mih={30}>
          <Text fw={600} size="sm">
            Request
          </Text>
          <SegmentedControl
            aria-label="What to show of the request"
            data={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: VIEWS[value] }))}
            value={chosen}
            onChange={choose}
          />
        </Group>
        <CodeView key={chosen} value={shown[chosen]} label={`request: ${VIEWS[chosen]}`} maxHeight={300} />
        {request.truncated && (
          <Text size="xs" c="dimmed">
            It was longer; only its beginning is kept.
          </Text>
        )}
      </Stack>
      <Stack gap={4} miw={0}>
        <Group gap="xs" mih={30}>
          <Text fw={600} size="sm">
            Response
          </Text>
          <StatusCode code={response.status_code} />
        </Group>
        <CodeView value={response.body ?? ''} label="response" maxHeight={300} />
      </Stack>
    </SimpleGrid>
  );
}
