import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { Empty } from '../../ui/empty.tsx';
import { TextLink } from '../../ui/links.tsx';
import { LogEntry } from '../../ui/log-entry.tsx';
import { LOG_COLUMNS, type LogRow } from './log-columns.tsx';
import { LogList } from './log-list.tsx';
import type { useLogPages } from './use-log-pages.ts';

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
            As soon as an event comes in that is mapped here, what became of it is listed. Send a first one
            with a tracking key, and see under{' '}
            <TextLink
              to="/integrations/$id/settings"
              params={{ id: String(integration) }}
              inherit
              td="underline"
            >
              Settings
            </TextLink>{' '}
            whether its event type is mapped.
          </Empty>
        )
      }
    />
  );
}

export function NothingFound({ onReset }: { readonly onReset: () => void }): ReactElement {
  return (
    <Empty
      title="Nothing found"
      action={
        <Button variant="default" onClick={onReset}>
          Reset the search
        </Button>
      }
    >
      No row meets all of the criteria. A value must match in full, but for errors and bodies, where a part is
      enough.
    </Empty>
  );
}
