import { Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { VerdictView } from '../trial/verdict-view.tsx';
import type { Verdict } from '../trial/verdict-words.ts';
import '../webhooks.css';

/** What each webhook that looked at a request made of it. */
export function HookVerdicts({ verdicts }: { readonly verdicts: readonly Verdict[] }): ReactElement | null {
  if (verdicts.length === 0) return null;
  return (
    <Stack gap="xs" className="cw-hook-verdicts">
      {verdicts.length > 1 && (
        <Text size="sm" c="dimmed">
          {verdicts.length} webhooks listen there; each one looked at it, the oldest first.
        </Text>
      )}
      {verdicts.map((verdict, index) => (
        <Paper key={verdict.webhook.id ?? index} p="sm" bg="var(--cw-surface)">
          <VerdictView
            verdict={verdict}
            name={verdict.webhook.name}
            brief={verdicts.length > 1 && verdict.outcome === 'ignored'}
          />
        </Paper>
      ))}
    </Stack>
  );
}
