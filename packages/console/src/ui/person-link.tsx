import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Clipped } from './clipped.tsx';
import { TextLink } from './links.tsx';

interface PersonLinkProps {
  readonly person: { readonly id: string; readonly name: string | null } | null;
}

/** A customer in a list: the name when there is one, the id always; leads to the customer's page. */
export function PersonLink({ person }: PersonLinkProps): ReactElement {
  if (person === null)
    return (
      <Text component="span" inherit c="dimmed">
        removed
      </Text>
    );
  return (
    <TextLink
      to="/customers/$id"
      params={{ id: person.id }}
      inherit
      display="flex"
      style={{ gap: 6, minWidth: 0 }}
    >
      {person.name !== null && <Clipped text={person.name} style={{ flex: '0 1 auto', minWidth: 0 }} />}
      <Clipped
        text={person.id}

        ff="monospace"
        fz="0.92em"
        {...(person.name === null ? {} : { c: 'dimmed' })}
        style={{ flex: '1 2 auto', minWidth: 0 }}
      />
    </TextLink>
  );
}
