import { PURPOSES } from '@causeway/core/consent/consent';
import { Checkbox, SimpleGrid, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useCell, type Cell } from '../../../ui/cell.ts';
import { subjectsText, SUBJECT_WORDS } from '../../../ui/consent-words.ts';
import { TextLink } from '../../../ui/links.tsx';
import { Section } from './section.tsx';
import type { Extra } from './extra.ts';

interface ConsentSectionProps {
  readonly extra: Cell<Extra>;
  readonly readOnly: boolean;
  /** What a kind of its sort asks for by itself, where something is being installed. */
  readonly usual?: readonly string[];
  /** What else there is to say about consent, for a kind. */
  readonly children?: ReactNode;
}

/** What a customer must have agreed to before anything about them is sent. */
export function ConsentSection({ extra, readOnly, usual, children }: ConsentSectionProps): ReactElement {
  const requires = useCell(extra, (one) => one.requires);
  // What a site cannot do without needs no consent: asking for it would ask for nothing.
  const offered = PURPOSES.filter((purpose) => purpose !== 'essential' || requires.includes(purpose));
  return (
    <Section
      title="Consent"
      about="What a customer must have agreed to before anything about them is sent. All of it, when several are ticked."
    >
      <SimpleGrid
        cols={{ base: 1, xs: 2 }}
        spacing="sm"
        verticalSpacing="xs"
        role="group"
        aria-label="Required purposes"
      >
        {offered.map((purpose) => (
          <Checkbox
            key={purpose}
            label={SUBJECT_WORDS[purpose].label}
            description={SUBJECT_WORDS[purpose].about}
            aria-readonly={readOnly}
            checked={requires.includes(purpose)}
            onChange={({ currentTarget: { checked } }) => {
              if (readOnly) return;
              const { requires: before } = extra.get();
              const next = PURPOSES.filter((one) => (one === purpose ? checked : before.includes(one)));
              extra.set({ ...extra.get(), requires: next });
            }}
          />
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {requires.length === 0 ? (
          'Everybody’s data are sent, whatever they agreed to. '
        ) : (
          <>
            Nothing is sent about people who refused. What holds for those who were never asked stands in the{' '}
            <TextLink to="/settings/consent" inherit td="underline" target="_blank">
              consent settings
            </TextLink>
            .{' '}
          </>
        )}
        {usual !== undefined &&
          (usual.length === 0
            ? 'This kind asks for nothing by itself.'
            : `This kind asks for ${subjectsText(usual)} by itself.`)}
      </Text>
      {children}
    </Section>
  );
}
