import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import type { JsonObject } from '@causeway/core/result/json';
import { Button, List, Stack, Text } from '@mantine/core';
import { ListTree } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { VariantMapping } from './variant-mapping.tsx';
import { sentWords } from './variant-words.ts';

interface SentSummaryProps {
  /** Of the variant. */
  readonly label: string;
  readonly settings: JsonObject;
}

/** What would be sent, in sentences, and on demand in tables. */
export function SentSummary({ label, settings: given }: SentSummaryProps): ReactElement {
  const [opened, setOpened] = useState(false);
  const settings = given as unknown as InsiderSettings;
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm" fw={600}>
        With “{label}”
      </Text>
      <List size="sm" spacing={2} withPadding>
        {sentWords(settings).map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
      <div>
        <Button
          variant="subtle"
          leftSection={<ListTree size={14} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {opened ? 'Hide the mapping' : 'Show the mapping'}
        </Button>
      </div>
      {opened && <VariantMapping label={label} settings={settings} />}
    </Stack>
  );
}
