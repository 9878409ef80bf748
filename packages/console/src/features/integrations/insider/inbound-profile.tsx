import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EditorProps } from '../form/editor.ts';
import { derived } from './derived.ts';
import { useFormTools } from './form-tools.ts';
import { blankInboundRow } from './form-values.ts';
import { likelyAttribute, settableAttributes } from './inbound-choices.ts';
import { InboundHead, InboundRow } from './inbound-row.tsx';
import { insiderAttributes } from './insider-names.ts';
import { ListHead } from './list-head.tsx';
import { movesOf } from './row-moves.ts';
import { useRows } from './use-rows.ts';

/** Which attribute of Insider becomes which one of ours. */
export function InboundProfile({ field }: EditorProps): ReactElement {
  const { get, ours, theirs } = useFormTools();
  const rows = useRows('inbound.profile', 'from');
  return (
    <Stack gap="xs">
      <ListHead
        title={field.label}
        place={field.name}
        help={field.help}
        add="Add mapping"
        onAdd={() => rows.add(blankInboundRow(), 'from')}
      />
      {rows.keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          No rows yet: what attribute webhooks tell is logged as ignored.
        </Text>
      ) : (
        <InboundHead theirs="Insider" ours="Causeway" />
      )}
      {rows.keys.map((key, index) => (
        <InboundRow
          key={key}
          place={`inbound.profile.${index}`}
          what={`inbound attribute row ${index + 1}`}
          theirs={derived(theirs, insiderAttributes)}
          ours={derived(ours, settableAttributes)}
          likely={(name) => likelyAttribute(ours, get('profile'), name)}
          none="No such attribute. Define it under Settings, Attributes."
          moves={movesOf(rows, index)}
        />
      ))}
    </Stack>
  );
}
