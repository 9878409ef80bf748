import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import type { AudienceSummary } from './audience.ts';

type Used = AudienceSummary['used_by'];

export function usesOf({ audiences, integrations }: Used): number {
  return audiences.length + integrations.length;
}

const MOST = 6;

/** The integrations and audiences that name an audience. */
export function UsedBy({ used }: { readonly used: Used }): ReactElement {
  const { audiences, integrations } = used;
  const all = [
    ...integrations.map(({ id, name }) => ({
      key: `integration ${id}`,
      link: (
        <TextLink to="/integrations/$id/settings" params={{ id: String(id) }} inherit td="underline">
          {clip(name, 60)}
        </TextLink>
      ),
    })),
    ...audiences.map(({ id, name }) => ({
      key: `audience ${id}`,
      link: (
        <TextLink to="/audiences/$id" params={{ id }} inherit td="underline">
          {clip(name, 60)}
        </TextLink>
      ),
    })),
  ];
  if (all.length === 0)
    return (
      <Text inherit c="dimmed" span>
        nothing yet
      </Text>
    );
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {all.slice(0, MOST).map(({ key, link }, index) => (
        <span key={key}>
          {index > 0 && ', '}
          {link}
        </span>
      ))}
      {all.length > MOST && ` and ${all.length - MOST} more`}
    </span>
  );
}
