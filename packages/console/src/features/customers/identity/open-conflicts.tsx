import { Alert, Group, List } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { conflictTitle } from '../../../ui/conflict-words.ts';
import { counted } from '../../../ui/count-text.ts';
import { TextLink } from '../../../ui/links.tsx';

interface OpenConflictsProps {
  readonly id: string;
  /** The first page of them; undefined: they could not be read. */
  readonly open: Answer<'GET /v1/admin/identity/conflicts'> | undefined;
}

/** What a person has to decide about this customer; nothing when nothing is open. */
export function OpenConflicts({ id, open: page }: OpenConflictsProps): ReactElement | null {
  const open = page?.data ?? [];
  if (open.length === 0) return null;
  const more = page?.next !== null;
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={more ? 'Some things are to be decided' : `${counted(open.length, 'thing')} to decide`}
    >
      <List size="sm">
        {open.map((conflict) => (
          <List.Item key={conflict.id}>
            <Group gap="xs">
              {conflictTitle(conflict, id)}
              <TextLink
                to="/conflicts"
                search={{ customer: id, open: String(conflict.id) }}
                inherit
                c="inherit"
                td="underline"
                aria-label={`Decide: ${conflictTitle(conflict, id)}`}
              >
                Decide
              </TextLink>
            </Group>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
