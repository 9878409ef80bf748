import { Alert, List } from '@mantine/core';
import { Info } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { listed, subjectsText } from '../../../ui/consent-words.ts';
import { effectOf, type Allowance, type Changes } from './consent-effect.ts';
import type { Consents } from './consents-tab.tsx';

interface EffectTextProps {
  readonly consents: Consents;
  readonly said: Changes;
}

/** What happens when this is written down. */
export function EffectText({ consents, said }: EffectTextProps): ReactElement | null {
  if (Object.keys(said).length === 0) return null;
  const { begin, stop, still } = effectOf(consents.integrations, said);
  const lines = [
    ...(stop.length === 0
      ? []
      : [
          `${names(stop)} ${stop.length === 1 ? 'is' : 'are'} told nothing more of them, also not what waits to be sent, but that they refused where it can take that. What was sent before stays there.`,
        ]),
    ...(begin.length === 0
      ? []
      : [
          `${names(begin)} ${begin.length === 1 ? 'is' : 'are'} told of them from now on. Events that were kept back before are not sent afterwards.`,
        ]),
    ...still.map(
      ({ integration, missing }) =>
        `${clip(integration.name, 80)} is still told nothing: ${subjectsText(missing)} is missing.`,
    ),
  ];
  return (
    <Alert
      color={stop.length > 0 ? 'orange' : 'blue'}
      variant="light"
      p="xs"
      icon={<Info size={16} aria-hidden />}
      title="What happens"
    >
      {lines.length === 0 ? (
        'It is kept. No integration is told of more or less because of it.'
      ) : (
        <List size="sm" spacing={2}>
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function names(integrations: readonly Allowance['integration'][]): string {
  return listed(integrations.map(({ name }) => clip(name, 80)));
}
