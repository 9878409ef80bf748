import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { TextLink } from '../../ui/links.tsx';
import { messages, tallyOf, tallyText, type Resent, type Tally } from './resent.ts';

const LOGS = 'GET /v1/admin/integrations/{id}/outbound-logs';
const EVERY_MS = 1_500;
const LONGEST_MS = 90_000;
const MOST_PAGES = 10;

interface FollowUpProps {
  readonly integration: number;
  readonly resent: Resent;
  readonly onClose: () => void;
}

/** What was sent again, and for a short time what becomes of it. */
export function FollowUp({ integration, resent, onClose }: FollowUpProps): ReactElement {
  const { events } = resent;
  const follow = useQuery({
    queryKey: [LOGS, { id: integration }, 'resent', resent.run],
    queryFn: ({ signal }) => endings(integration, resent, signal),
    enabled: events !== undefined && resent.resent > 0,
    refetchInterval: ({ state }) =>
      state.data?.open === 0 || Date.now() - resent.run > LONGEST_MS ? false : EVERY_MS,
    staleTime: Infinity,
  });
  const tally = follow.data;
  const buriedAgain = tally?.buried ?? 0;
  useEffect(() => {
    if (buriedAgain > 0)
      changed(
        'GET /v1/admin/integrations/{id}/dead-letters',
        'GET /v1/admin/integrations/{id}/dead-letters/causes',
      ).catch(() => undefined);
  }, [buriedAgain]);
  return (
    <Alert
      color={buriedAgain > 0 ? 'orange' : 'teal'}
      variant="light"
      icon={<Send size={16} />}
      title={`${messages(resent.resent)} sent again`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
      role="status"
    >
      {resent.gone > 0 && (
        <Text size="sm">
          {messages(resent.gone)} could not be: their events are no longer kept. They stay here.
        </Text>
      )}
      <Text size="sm" mih={20}>
        {events === undefined
          ? 'They are too many to be followed one by one here.'
          : tally === undefined
            ? resent.resent > 0 && 'On the way …'
            : `${tallyText(tally)}.`}{' '}
        <TextLink to="/integrations/$id/logs" params={{ id: String(integration) }} inherit td="underline">
          See the outbound log
        </TextLink>
      </Text>
    </Alert>
  );
}

/** Reads the log back to where it ended before the messages were sent again. */
async function endings(id: number, resent: Resent, signal: AbortSignal): Promise<Tally> {
  const found = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, next } = await api(LOGS, { params: { id }, query: { limit: 200, cursor }, signal });
    const since = data.filter((row) => row.id > resent.afterLog);
    found.push(...since);
    if (since.length < data.length || next === null) break;
    cursor = next;
  }
  return tallyOf(resent.events ?? [], resent.resent, found);
}
