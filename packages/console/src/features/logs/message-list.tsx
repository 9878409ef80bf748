import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { Empty } from '../../ui/empty.tsx';
import { TextLink } from '../../ui/links.tsx';
import { LogList } from '../../ui/log/log-list.tsx';
import { NothingFound } from '../../ui/log/nothing-found.tsx';
import type { useLogPages } from '../../ui/log/use-log-pages.ts';
import { LogEntry } from '../../ui/log-entry.tsx';
import { LOG_COLUMNS, type LogRow } from './log-columns.tsx';

export interface ListedProps {
  readonly integration: number;
  readonly openId: number | undefined;
  readonly onToggle: (id: number) => void;
  readonly flows: boolean;
  /** Only some rows were asked for. */
  readonly narrowed: boolean;
  readonly onReset: () => void;
}

interface MessageListProps extends ListedProps {
  readonly pages: ReturnType<typeof useLogPages<LogRow>>;
}

export function MessageList({ integration, narrowed, onReset, ...rest }: MessageListProps): ReactElement {
  return (
    <LogList
      {...rest}
      caption="Outbound log, newest first"
      columns={LOG_COLUMNS}
      label={(row) => `${clip(row.event_type, 80)} of ${clip(row.customer?.id ?? 'a removed customer', 80)}`}
      renderDetail={(row) => <LogEntry integration={integration} log={row.id} />}
      empty={
        narrowed ? (
          <NothingFound onReset={onReset} />
        ) : (
          <Empty title="Nothing has been sent yet">
            As soon as something happens that is to be sent here, what became of it is listed. See under{' '}
            <TextLink
              to="/integrations/$id/settings"
              params={{ id: String(integration) }}
              inherit
              td="underline"
            >
              Settings
            </TextLink>{' '}
            what that is.
          </Empty>
        )
      }
    />
  );
}
