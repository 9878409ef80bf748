import { Checkbox, Input, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';

interface DestinationChoiceProps {
  readonly value: readonly number[];
  readonly onChange: (ids: readonly number[]) => void;
  readonly error: string | undefined;
}

/** Where somebody is deleted: the hub always, and the destinations that are ticked. */
export function DestinationChoice({ value, onChange, error }: DestinationChoiceProps): ReactElement {
  const integrations = useQuery(get('GET /v1/admin/integrations', {}));
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: 60_000 });
  const unread = integrations.error ?? kinds.error;
  if (unread !== null) return <ProblemNote error={unread} title="The destinations could not be read" />;
  if (integrations.data === undefined || kinds.data === undefined) return <Skeleton h={90} />;
  const erasing = new Set(kinds.data.data.filter(({ erases }) => erases).map(({ key }) => key));
  return (
    <Input.Wrapper label="Where" error={error}>
      <Stack gap={8} mt={6} role="group" aria-label="Where">
        <Checkbox
          checked
          disabled
          readOnly
          label="This hub"
          description="Profile, events, consents, what waits to be sent, logs and receipts."
        />
        {integrations.data.data.map(({ id, name, kind }) => {
          const can = erasing.has(kind);
          return (
            <Checkbox
              key={id}
              label={clip(name, 120)}
              description={
                can
                  ? 'Is asked to delete the profile with everything in it. It cannot be undone there either, and has to be enabled for your account there.'
                  : 'The hub cannot delete there: ask whoever runs it. Nothing more is sent to it about them.'
              }
              disabled={!can}
              checked={value.includes(id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))
              }
            />
          );
        })}
      </Stack>
    </Input.Wrapper>
  );
}
