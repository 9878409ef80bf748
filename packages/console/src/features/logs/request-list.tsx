import type { ReactElement } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { LogList } from '../../ui/log/log-list.tsx';
import { NothingFound } from '../../ui/log/nothing-found.tsx';
import type { useLogPages } from '../../ui/log/use-log-pages.ts';
import type { ListedProps } from './message-list.tsx';
import { REQUEST_COLUMNS, type RequestRow } from './request-columns.tsx';
import { RequestEntry } from './request-entry.tsx';

interface RequestListProps extends ListedProps {
  readonly pages: ReturnType<typeof useLogPages<RequestRow>>;
}

export function RequestList({ integration, narrowed, onReset, ...rest }: RequestListProps): ReactElement {
  return (
    <LogList
      {...rest}
      caption="Requests to the destination, newest first"
      columns={REQUEST_COLUMNS}
      label={(row) => `${row.operation} ${row.identifier}`}
      renderDetail={(row) => <RequestEntry integration={integration} delivery={row.id} />}
      empty={
        narrowed ? (
          <NothingFound onReset={onReset} />
        ) : (
          <Empty title="No request has been made yet">
            Requests are listed here as they leave, each with all the records that it carried.
          </Empty>
        )
      }
    />
  );
}
