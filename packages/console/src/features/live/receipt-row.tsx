import { Badge, Box, Group, Text } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { openOnClick } from '../../ui/open-on-click.ts';
import { StatusCode } from '../../ui/status-code.tsx';
import { When } from '../../ui/when.tsx';
import { ReceiptDetail } from './receipt-detail.tsx';

interface ReceiptRowProps {
  readonly receipt: Answer<'GET /v1/admin/receipts'>['data'][number];
  readonly first: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}

export function ReceiptRow({ receipt, first, open, onToggle }: ReceiptRowProps): ReactElement {
  const { id, timestamp, source, method, path, status_code: status, accepted, refused, issues } = receipt;
  const details = useId();
  return (
    <Box style={first ? {} : { borderTop: '1px solid var(--cw-line)' }}>
      <Group gap="xs" px="xs" py={6} wrap="nowrap" align="flex-start" fz="sm" {...openOnClick(onToggle)}>
        <ExpandButton open={open} controls={details} label={`Details of request ${id}`} onToggle={onToggle} />
        <Box flex={1} miw={0}>
          <Group gap="xs" style={{ rowGap: 0 }}>
            <Text inherit c="dimmed">
              <When at={timestamp} />
            </Text>
            <Text inherit className="mono" style={{ overflowWrap: 'anywhere' }}>
              {method} {path}
            </Text>
            <StatusCode code={status} />
            <Text inherit c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {source.name}
            </Text>
          </Group>
          <Clipped text={issues[0]?.message ?? 'The request could not be taken in.'} />
        </Box>
        <Group gap={4} wrap="nowrap">
          {accepted > 0 && (
            <Badge color="gray" visibleFrom="xs">
              {accepted} taken in
            </Badge>
          )}
          <Badge color="red">{refused} refused</Badge>
        </Group>
      </Group>
      {open && (
        <Box id={details} px="sm" pb="sm" pl={38}>
          <ReceiptDetail id={String(id)} />
        </Box>
      )}
    </Box>
  );
}
