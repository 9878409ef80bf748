import { Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { counted } from '../../../ui/count-text.ts';
import { TextLink } from '../../../ui/links.tsx';
import type { Integration } from '../form/save-rules.ts';
import { useAudiences } from './use-audiences.ts';

const MOST = 4;

/** The audiences that a job is about, each with the way to it. */
export function AudienceNames({
  integration,
}: {
  readonly integration: Pick<Integration, 'settings'>;
}): ReactElement | null {
  const { byId, settled } = useAudiences();
  const { audiences } = integration.settings;
  const ids = Array.isArray(audiences) ? audiences.map(String) : [];
  if (!settled) return <Text size="sm">{'\u00a0'}</Text>;
  const named = ids.flatMap((id) => byId.get(id) ?? []);
  const gone = ids.length - named.length;
  const more = named.length - MOST;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Text span inherit c="dimmed">
        {ids.length === 1 ? 'Audience: ' : 'Audiences: '}
      </Text>
      {named.slice(0, MOST).map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <TextLink to="/audiences/$id" params={{ id }} inherit td="underline">
            {clip(name, 60)}
          </TextLink>
        </Fragment>
      ))}
      {more > 0 && ` and ${counted(more, 'other')}`}
      {gone > 0 && (
        <Text span inherit c="var(--mantine-color-error)">
          {named.length > 0 && ', '}
          {counted(gone, 'audience')} that {gone === 1 ? 'is' : 'are'} not there any more
        </Text>
      )}
    </Text>
  );
}
