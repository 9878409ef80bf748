import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import type { TemplateSummary } from './template.ts';

const MOST = 6;

/** The integrations that are filled in from a template. */
export function UsedBy({ used }: { readonly used: TemplateSummary['used_by'] }): ReactElement {
  if (used.length === 0)
    return (
      <Text inherit c="dimmed" span>
        nothing yet
      </Text>
    );
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {used.slice(0, MOST).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <TextLink to="/integrations/$id/settings" params={{ id: String(id) }} inherit td="underline">
            {clip(name, 60)}
          </TextLink>
        </span>
      ))}
      {used.length > MOST && ` and ${used.length - MOST} more`}
    </span>
  );
}
