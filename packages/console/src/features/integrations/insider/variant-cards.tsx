import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { Button, List, Paper, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { ListTree } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Section } from './section.tsx';
import { VariantMapping } from './variant-mapping.tsx';
import { sentWords } from './variant-words.ts';

interface Variant {
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

interface VariantCardsProps {
  readonly variants: readonly Variant[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  readonly settingsOf: (key: string) => InsiderSettings;
}

/** Ways to install it, and what would be sent with the one that is chosen. */
export function VariantCards(props: VariantCardsProps): ReactElement {
  const { variants, chosen, onChoose, settingsOf } = props;
  const variant = variants.find(({ key }) => key === chosen);
  return (
    <Section
      title="What is sent"
      about="Something to begin with. Everything can be changed under “More settings”, now or later."
    >
      {variants.length > 1 && (
        <Radio.Group value={chosen} onChange={onChoose} aria-label="What is sent">
          <SimpleGrid cols={{ base: 1, sm: 2, xl: Math.min(4, variants.length) }} spacing="sm">
            {variants.map(({ key, label, description }) => (
              <Card key={key} value={key} label={label} description={description} chosen={key === chosen} />
            ))}
          </SimpleGrid>
        </Radio.Group>
      )}
      {variant !== undefined && (
        <Sent key={variant.key} label={variant.label} settings={settingsOf(variant.key)} />
      )}
    </Section>
  );
}

interface CardProps {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly chosen: boolean;
}

function Card({ value, label, description, chosen }: CardProps): ReactElement {
  return (
    <Paper
      p="sm"
      bg={chosen ? 'var(--cw-sunken)' : 'var(--cw-surface)'}
      style={chosen ? { borderColor: 'var(--mantine-primary-color-filled)' } : {}}
    >
      <Radio
        size="xs"
        value={value}
        label={label}
        description={description}
        styles={{ label: { fontWeight: 600, fontSize: 'var(--mantine-font-size-sm)' } }}
      />
    </Paper>
  );
}

interface SentProps {
  readonly label: string;
  readonly settings: InsiderSettings;
}

/** In sentences, and on demand in tables. */
function Sent({ label, settings }: SentProps): ReactElement {
  const [opened, setOpened] = useState(false);
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
