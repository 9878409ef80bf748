import { Paper, Radio, SimpleGrid } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Kind } from '../form/card.ts';
import { Section } from '../form/section.tsx';

interface VariantCardsProps {
  readonly variants: Kind['variants'];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  /** More about the one that is chosen. */
  readonly children: ReactNode;
}

/** Ways to install it. */
export function VariantCards({ variants, chosen, onChoose, children }: VariantCardsProps): ReactElement {
  return (
    <Section
      title="What is sent"
      about="Something to begin with. Everything can be changed under “More settings”, now or later."
    >
      <Radio.Group value={chosen} onChange={onChoose} aria-label="What is sent">
        <SimpleGrid cols={{ base: 1, sm: 2, xl: Math.min(4, variants.length) }} spacing="sm">
          {variants.map(({ key, label, description }) => (
            <Card key={key} value={key} label={label} description={description} chosen={key === chosen} />
          ))}
        </SimpleGrid>
      </Radio.Group>
      {children}
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
