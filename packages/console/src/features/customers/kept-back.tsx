import { Group, Text } from '@mantine/core';
import { Ban } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { listed, subjectsText } from '../../ui/consent-words.ts';
import { TextLink } from '../../ui/links.tsx';

interface KeptBackProps {
  readonly id: string;
  readonly consents: Answer<'GET /v1/admin/customers/{id}/consents'> | undefined;
}

const MOST = 3;

/** Says which integrations are not told of the person, for lack of consent; nothing when all may be. */
export function KeptBack({ id, consents }: KeptBackProps): ReactElement | null {
  const without = consents?.integrations.filter(({ allowed }) => !allowed) ?? [];
  if (without.length === 0) return null;
  const names = without.slice(0, MOST).map(({ integration }) => clip(integration.name, 60));
  const more = without.length - names.length;
  const missing = [...new Set(without.flatMap((one) => one.missing))];
  return (
    <Group gap={6} wrap="nowrap" fz="sm" c="var(--cw-odd)" mt={-8} align="flex-start">
      <Ban size={15} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
      <Text inherit style={{ overflowWrap: 'anywhere' }}>
        {listed(more > 0 ? [...names, `${more} more`] : names)} {without.length === 1 ? 'is' : 'are'} not told
        of them: {subjectsText(missing)} was not agreed to.{' '}
        <TextLink to="/customers/$id" params={{ id }} search={{ tab: 'consents' }} inherit td="underline">
          Consents
        </TextLink>
      </Text>
    </Group>
  );
}
