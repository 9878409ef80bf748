import { Group, List, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { clip } from '../../ui/clip.ts';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import type { Audience } from './audience.ts';

/** What names the audience: integrations that are told of it, and rules that include it. */
export function UsesTab({ audience }: { readonly audience: Audience }): ReactElement {
  const { integrations, audiences } = audience.used_by;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Uses
        title="Integrations"
        about="They are told of who joins and leaves, as their settings say."
        none="No integration is told of it. Choose it in the settings of one that sends audiences, or install one."
        action={<TellLinks id={audience.id} />}
      >
        {integrations.map(({ id, name }) => (
          <List.Item key={id}>
            <TextLink to="/integrations/$id/settings" params={{ id: String(id) }} inherit>
              {clip(name, 120)}
            </TextLink>
          </List.Item>
        ))}
      </Uses>
      <Uses
        title="Rules of other audiences"
        about="Who joins or leaves this audience may join or leave them as well."
        none="No rule of another audience includes it."
      >
        {audiences.map(({ id, name }) => (
          <List.Item key={id}>
            <TextLink to="/audiences/$id" params={{ id }} inherit>
              {clip(name, 120)}
            </TextLink>
          </List.Item>
        ))}
      </Uses>
    </SimpleGrid>
  );
}

interface UsesProps {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  /** What can be done about it. */
  readonly action?: ReactNode;
  readonly children: readonly ReactNode[];
}

function Uses({ title, about, none, action, children }: UsesProps): ReactElement {
  return (
    <Paper component="section" aria-label={title} bg="var(--cw-surface)">
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {children.length === 0 ? none : about}
      </Text>
      {children.length > 0 && (
        <List size="sm" styles={{ item: { overflowWrap: 'anywhere' } }}>
          {children}
        </List>
      )}
      {action}
    </Paper>
  );
}

/** Lead to the two ways in which somebody can be told, with this audience chosen. */
function TellLinks({ id }: { readonly id: string }): ReactElement {
  return (
    <NeedsRole least="admin">
      {(disabled) => (
        <Group gap="xs" mt="xs">
          <ButtonLink
            to="/integrations/new/insider-audiences"
            search={{ audience: id }}
            variant="default"
            disabled={disabled}
          >
            Bring it to Insider
          </ButtonLink>
          <ButtonLink
            to="/integrations/new/$kind"
            params={{ kind: 'audience_trigger' }}
            search={{ audience: id }}
            variant="default"
            disabled={disabled}
          >
            Tell another service
          </ButtonLink>
        </Group>
      )}
    </NeedsRole>
  );
}
