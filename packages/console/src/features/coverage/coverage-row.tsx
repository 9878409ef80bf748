import { Badge, Progress, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { mapTarget, shareText } from './coverage-groups.ts';
import { canBeMapped, reasonWords } from './reason-words.ts';

interface CoverageRowProps {
  readonly integration: number;
  /** The event type; undefined for an attribute. */
  readonly type: string | undefined;
  /** Events of this type that were looked into. */
  readonly of: number | undefined;
  readonly field: Answer<'GET /v1/admin/integrations/{id}/coverage'>['attributes'][number];
}

const COLORS = { yes: 'teal', partly: 'yellow', no: 'red' } as const;
const WORDS = { yes: 'yes', partly: 'partly', no: 'never' } as const;

/** One field: what it looks like, how often it is there, and whether it arrives. */
export function CoverageRow({ integration, type, of, field }: CoverageRowProps): ReactElement {
  const { path, types, example, count, reaches, issue } = field;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td>
        <Clipped text={path} className="mono" />
      </Table.Td>
      <Table.Td>{types.join(', ')}</Table.Td>
      <Table.Td>
        <Clipped text={example} className="mono" c="dimmed" />
      </Table.Td>
      <Table.Td>
        {of === undefined ? (
          `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`
        ) : (
          <>
            {shareText(count, of)}
            <Progress.Root size={4} mt={2} aria-hidden>
              <Progress.Section
                value={(Math.min(count, of) / Math.max(of, 1)) * 100}
                color="gray.5"
                withAria={false}
              />
            </Progress.Root>
          </>
        )}
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Badge color={COLORS[reaches]} mr={6}>
          {WORDS[reaches]}
        </Badge>
        {reaches !== 'yes' && reasonWords(field)}
        {issue !== null && (
          <Text size="xs" c="dimmed">
            <bdi>
              {clip(issue.message, 400)} {issue.hint}
            </bdi>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {canBeMapped(field) && (
          <ButtonLink
            size="compact-xs"
            variant="light"
            to="/integrations/$id/settings"
            params={{ id: String(integration) }}
            search={{ map: mapTarget(type, path) }}
            aria-label={`Map ${clip(path, 80)}`}
          >
            Map
          </ButtonLink>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
