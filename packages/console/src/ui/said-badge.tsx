import { Badge } from '@mantine/core';
import { Check, Minus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { saidOf, type Said } from './consent-words.ts';

const LOOKS: Readonly<Record<Said, readonly [color: string, Icon: typeof Check]>> = {
  given: ['teal', Check],
  refused: ['red', X],
  'never asked': ['gray', Minus],
};

/** Whether a consent was given: by word, by sign and by colour. null: nobody spoke of it. */
export function SaidBadge({ granted }: { readonly granted: boolean | null }): ReactElement {
  const said = saidOf(granted);
  const [color, Icon] = LOOKS[said];
  return (
    <Badge color={color} miw="max-content" leftSection={<Icon size={11} aria-hidden />}>
      {said}
    </Badge>
  );
}
