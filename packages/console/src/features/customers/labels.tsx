import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';

const MOST = 20;

/** The labels of somebody. */
export function Labels({ labels }: { readonly labels: readonly string[] }): ReactElement | null {
  if (labels.length === 0) return null;
  return (
    <Group component="ul" aria-label="Labels" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
      {labels.slice(0, MOST).map((label, index) => (
        <li key={index} style={{ display: 'flex', maxWidth: '100%' }}>
          <Badge color="sea" maw={220} title={clip(label, 300)}>
            <bdi>{clip(label, 80)}</bdi>
          </Badge>
        </li>
      ))}
      {labels.length > MOST && <li>and {labels.length - MOST} more</li>}
    </Group>
  );
}

/** Those among somebody's attributes. */
export function labelsOf(attributes: Readonly<Record<string, unknown>>): readonly string[] {
  const { labels } = attributes as { labels?: unknown };
  return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
}
