import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { useIssues } from './tools.ts';

/** What is wrong with a part of the rule, right below it. */
export function IssueNotes({ nodeKey }: { readonly nodeKey: string }): ReactElement | null {
  const issues = useIssues(nodeKey);
  if (issues.length === 0) return null;
  return (
    <div className="cw-rule-issues" role="status">
      {issues.map(({ severity, text }, index) => (
        <Text key={index} size="xs" className={severity === 'error' ? 'cw-rule-wrong' : 'cw-rule-odd'}>
          <bdi>{clip(text, 500)}</bdi>
        </Text>
      ))}
    </div>
  );
}
