import { Box, NativeSelect, Stack, Tabs, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { CodeLine } from '../../ui/code-line.tsx';
import { snippetsFor, type Snippet } from './snippets.ts';

interface KeySnippetsProps {
  /** The key, or what stands in its place. */
  readonly value: string;
  readonly secret?: string | undefined;
}

/** How to send events with a key, in the form that one needs. */
export function KeySnippets({ value, secret }: KeySnippetsProps): ReactElement {
  const snippets = snippetsFor({ origin: globalThis.location.origin, key: value, secret });
  const [chosen, setChosen] = useState<string>('script');
  const shown = snippets.find(({ key }) => key === chosen);
  return (
    <>
      <Box hiddenFrom="sm">
        <NativeSelect
          label="How you send"
          mb="sm"
          data={snippets.map(({ key, name }) => ({ value: key, label: name }))}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {shown !== undefined && <Blocks snippet={shown} />}
      </Box>
      <Box visibleFrom="sm">
        <Tabs
          orientation="vertical"
          value={chosen}
          onChange={(key) => setChosen(key ?? 'script')}
          keepMounted={false}
          styles={{ tabLabel: { textAlign: 'start' } }}
        >
          <Tabs.List aria-label="Ways to send events" w={170} style={{ flex: 'none' }}>
            {snippets.map(({ key, name }) => (
              <Tabs.Tab key={key} value={key}>
                {name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {snippets.map((snippet) => (
            <Tabs.Panel key={snippet.key} value={snippet.key} pl="md" miw={0}>
              <Blocks snippet={snippet} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </Box>
    </>
  );
}

function Blocks({ snippet: { name, blocks } }: { readonly snippet: Snippet }): ReactElement {
  return (
    <Stack gap="sm">
      {blocks.map(({ about, code }) => (
        <Stack key={about} gap={4}>
          <Text size="sm">{about}</Text>
          <CodeLine value={code} what={`code for ${name}`} />
        </Stack>
      ))}
    </Stack>
  );
}
