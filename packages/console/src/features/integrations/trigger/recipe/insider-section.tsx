import { Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { TextField } from '../../form/plain-fields.tsx';
import { Section } from '../../form/section.tsx';
import { IdentifierRows } from './identifier-rows.tsx';
import { useField } from './recipe-tools.ts';
import { spelledOtherwise } from './recipe-values.ts';

/** What all of it is called in Insider, and what leaving means there. */
export function InsiderSection(): ReactElement {
  const list = useField('list');
  const event = useField('event');
  return (
    <Section title="3. In Insider" about="What it is called there, and what leaving means.">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextField
          name="list"
          label="List attribute"
          help={`The custom attribute that lists the audiences of a person.${spelling(list.value)}`}
          required
        />
        <TextField
          name="event"
          label="Trigger event"
          help={`The event of joining and leaving, for journeys.${spelling(event.value)}`}
          required
        />
      </SimpleGrid>
      <ExitField />
      <IdentifierRows />
    </Section>
  );
}

function spelling(name: string): string {
  const spelled = spelledOtherwise(name);
  return spelled === undefined ? '' : ` Insider writes it ${spelled}.`;
}

function ExitField(): ReactElement {
  const { value, change, input } = useField('onExit');
  return (
    <Radio.Group
      id={input.id}
      label="When somebody leaves"
      size="xs"
      value={value}
      onChange={(next) => change(next)}
    >
      <Stack gap={6} mt={4}>
        <Radio
          size="xs"
          value="upsert"
          label="Send the whole list of now (recommended)"
          description="Joining and leaving are told alike, each with the event. The list in Insider is always the one here, whatever was missed before."
        />
        <Radio
          size="xs"
          value="delete_partial"
          label="Take exactly the audience that was left off the list"
          description="Other entries of the list stay as they are. Insider gets no event of leaving, as this call takes none."
        />
        <Text size="xs" c="dimmed">
          Either way nobody is deleted in Insider: people and all their other attributes stay.
        </Text>
      </Stack>
    </Radio.Group>
  );
}
