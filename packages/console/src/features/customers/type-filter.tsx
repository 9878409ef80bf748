import { Autocomplete, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { get } from '../../app/query.ts';

interface TypeFilterProps {
  readonly type: string | undefined;
  readonly onType: (type: string | undefined) => void;
}

/** Only events of one type: a defined one, or any that is typed. */
export function TypeFilter({ type, onType }: TypeFilterProps): ReactElement {
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const [text, setText] = useState(type ?? '');
  const apply = (next: string): void => onType(next.trim() === '' ? undefined : next.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply(text);
      }}
    >
      <Autocomplete
        w={260}
        maw="100%"
        aria-label="Event type"
        placeholder="All event types"
        limit={30}
        data={types.data?.data.map(({ name }) => name) ?? []}
        value={text}
        onChange={setText}
        onOptionSubmit={apply}
        rightSection={
          (text !== '' || type !== undefined) && (
            <CloseButton
              size="xs"
              aria-label="Show all event types"
              onClick={() => {
                setText('');
                onType(undefined);
              }}
            />
          )
        }
      />
    </form>
  );
}
