import { Divider, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { InboundEvents } from './inbound-events.tsx';
import { InboundOptions } from './inbound-options.tsx';
import { InboundProfile } from './inbound-profile.tsx';
import { InboundSide } from './inbound-side.tsx';
import { Section } from './section.tsx';

interface InboundSectionProps {
  /** Undefined while it is being installed. */
  readonly id: number | undefined;
  readonly headerIsSet: boolean;
}

/** Everything about what Insider tells us. */
export function InboundSection({ id, headerIsSet }: InboundSectionProps): ReactElement {
  return (
    <>
      <Section
        title="Inbound settings"
        id="inbound-settings"
        about="What Insider tells us, by its webhooks, and what it becomes here."
      >
        {id === undefined ? (
          <Text size="sm">
            The addresses for Insider’s webhooks, and their key, are here as soon as this is installed.
          </Text>
        ) : (
          <InboundSide id={id} />
        )}
        <Divider />
        <InboundProfile />
        <InboundEvents />
      </Section>
      <InboundOptions headerIsSet={headerIsSet} />
    </>
  );
}
