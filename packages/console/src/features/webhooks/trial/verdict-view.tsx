import { Group, Stack, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleSlash, CircleX } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { CodeView } from '../../../ui/code-view.tsx';
import { IssueList } from '../../../ui/issue-list.tsx';
import { authWords } from './auth-words.ts';
import { FilterVerdicts } from './filter-verdicts.tsx';
import { Part } from './part.tsx';
import { isRepeat, issuesBeside, outcomeWords, type Verdict } from './verdict-words.ts';

const ICONS = {
  done: [CircleCheck, 'cw-hook-passed'],
  error: [CircleAlert, 'cw-hook-failed'],
  ignored: [CircleSlash, 'cw-hook-odd'],
} as const;

interface VerdictViewProps {
  readonly verdict: Verdict;
  /** Says which webhook it is about, where there are several. */
  readonly name?: string;
  /** It came to nothing, and others matter more: what its event would have been is left out. */
  readonly brief?: boolean;
}

/** What one webhook makes of a request: in a line, then access, filters, the event, and what is to be done. */
export function VerdictView({ verdict, name, brief = false }: VerdictViewProps): ReactElement {
  const { auth, filters, mapped } = verdict;
  const left = brief ? [] : issuesBeside(verdict);
  const [Icon, look] = ICONS[verdict.outcome];
  return (
    <Stack gap="sm">
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Icon size={17} aria-hidden className={look} />
        <Text size="sm" fw={600} miw={0} style={{ overflowWrap: 'anywhere' }}>
          {name !== undefined && (
            <Text span inherit c="dimmed">
              {clip(name, 100)}:{' '}
            </Text>
          )}
          <bdi>{outcomeWords(verdict)}</bdi>
        </Text>
      </Group>
      <div className="cw-hook-verdict">
        <Stack gap="sm">
          <Part title="Access">
            <Group gap={6} wrap="nowrap" align="flex-start">
              {auth.ok ? (
                <CircleCheck size={15} aria-hidden className="cw-hook-passed" />
              ) : (
                <CircleX size={15} aria-hidden className="cw-hook-failed" />
              )}
              <Text size="sm">{authWords(auth)}</Text>
            </Group>
          </Part>
          {(mapped !== null || filters.length > 0) && (
            <Part title="Filters">
              <FilterVerdicts filters={filters} />
            </Part>
          )}
          {left.length > 0 && (
            <Part title={titleOf(verdict)}>
              <IssueList issues={left} />
            </Part>
          )}
        </Stack>
        {mapped !== null && !brief && (
          <Part title="Event">
            <CodeView value={eventOf(mapped)} label="event" maxHeight={260} />
          </Part>
        )}
      </div>
    </Stack>
  );
}

/** What was not there is named, and what did no harm is no work for anybody. */
function titleOf(verdict: Verdict): string {
  if (verdict.outcome !== 'done') return 'What to mend';
  return isRepeat(verdict) ? 'Note' : 'Left out';
}

function eventOf({
  action,
  customer,
  external_id: externalId,
  data,
}: NonNullable<Verdict['mapped']>): unknown {
  return { customer, ...(externalId === null ? {} : { external_id: externalId }), action, data };
}
