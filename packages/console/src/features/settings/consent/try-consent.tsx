import { Button, Group, List, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { clip } from '../../../ui/clip.ts';
import { subjectLabel } from '../../../ui/consent-words.ts';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SaidBadge } from '../../../ui/said-badge.tsx';
import { contextOf } from './context-of.ts';

const CodeEditor = lazy(async () => ({ default: (await import('../../../ui/code-editor.tsx')).CodeEditor }));

const FIRST = `{
  "consent": {
    "categoryPreferences": { "C0002": true, "C0004": false }
  }
}`;
const TRY = 'POST /v1/admin/consent-settings/try';
type Read = Answer<typeof TRY>;

/** Paste what an event says of consent, and see what the hub reads. */
export function TryConsent({ onMap }: { readonly onMap: (code: string) => void }): ReactElement {
  const [text, setText] = useState(FIRST);
  const [state, setState] = useState<{ busy: boolean; error?: unknown; fault?: string; read?: Read }>({
    busy: false,
  });
  const look = async (): Promise<void> => {
    const context = contextOf(text);
    if (typeof context === 'string') return setState({ busy: false, fault: context });
    setState({ busy: true });
    try {
      setState({ busy: false, read: await api(TRY, { body: { context } }) });
    } catch (error) {
      setState({ busy: false, error });
    }
    return undefined;
  };
  const { busy, error, fault, read } = state;
  return (
    <Paper component="section" aria-label="Try it" p="sm" bg="var(--cw-surface)">
      <Title order={2}>Try it</Title>
      <Text size="sm" c="dimmed" mb="xs">
        Paste the <code>context</code> of an event, or the whole event. Nothing is stored.
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="xs" miw={0}>
          <Suspense fallback={<Skeleton h={110} />}>
            <CodeEditor
              value={text}
              label="Context as JSON"
              maxHeight={240}
              onChange={(next) => {
                setText(next);
                setState({ busy: false });
              }}
            />
          </Suspense>
          <Group>
            <Button
              variant="default"
              loading={busy}
              onClick={() => {
                look().catch(() => undefined);
              }}
            >
              See what is read
            </Button>
          </Group>
        </Stack>
        <div aria-live="polite">
          {fault !== undefined && (
            <Text size="sm" c="var(--mantine-color-error)">
              {fault}
            </Text>
          )}
          {error !== undefined && <ProblemNote error={error} title="It could not be tried" />}
          {read !== undefined && <WhatWasRead read={read} onMap={onMap} />}
        </div>
      </SimpleGrid>
    </Paper>
  );
}

function WhatWasRead({
  read: { data, unmapped },
  onMap,
}: {
  readonly read: Read;
  readonly onMap: (code: string) => void;
}): ReactElement {
  return (
    <Stack gap="xs">
      {data.length === 0 && <Text size="sm">It says nothing about consent that the hub understands.</Text>}
      {data.map(({ subject, granted, evidence }) => (
        <Group key={subject} gap="xs" wrap="nowrap" align="flex-start">
          <Text size="sm" w={120} style={{ flexShrink: 0 }}>
            {subjectLabel(subject)}
          </Text>
          <SaidBadge granted={granted} />
          <Text size="sm" c="dimmed" miw={0} style={{ overflowWrap: 'anywhere' }}>
            {evidence === null ? '' : clip(evidence, 300)}
          </Text>
        </Group>
      ))}
      {unmapped.length > 0 && (
        <div>
          <Text size="sm" mb={4}>
            These words mean nothing here:
          </Text>
          <List size="sm" spacing={4}>
            {unmapped.map((code) => (
              <List.Item key={code}>
                <Group gap="xs">
                  <bdi className="mono">{clip(code, 200)}</bdi>
                  <NeedsRole least="admin">
                    {(disabled) => (
                      <Button
                        variant="default"
                        size="compact-xs"
                        disabled={disabled}
                        aria-label={`Map it: ${clip(code, 80)}`}
                        onClick={() => onMap(code)}
                      >
                        Map it
                      </Button>
                    )}
                  </NeedsRole>
                </Group>
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
