import { ActionIcon, Button, Divider, Group, Popover, Stack } from '@mantine/core';
import { ArrowDown, ArrowUp, CopyPlus, Settings2, X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

export interface RowMoves {
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

interface RowButtonsProps {
  readonly what: string;
  readonly moves: RowMoves;
  /** Something in the popover is not as usual. */
  readonly special: boolean;
  readonly readOnly: boolean;
  /** What else can be set for this row. */
  readonly children?: ReactNode;
}

/** More about a row, and what can be done with it. */
export function RowButtons({ what, moves, special, readOnly, children }: RowButtonsProps): ReactElement {
  return (
    <>
      <Popover
        width={300}
        position="bottom-end"
        shadow="md"
        trapFocus
        withArrow
        returnFocus
        withinPortal={false}
      >
        <Popover.Target>
          <ActionIcon
            aria-label={`More about ${what}`}
            title="More about this row"
            variant={special ? 'light' : 'subtle'}
            color={special ? 'sea' : 'gray'}
          >
            <Settings2 size={15} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={`More about ${what}`}>
          <Stack gap="sm">
            {children}
            {!readOnly && (
              <>
                {children !== undefined && <Divider />}
                <MoveButtons moves={moves} />
              </>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {!readOnly && (
        <ActionIcon title="Remove this row" aria-label={`Remove ${what}`} onClick={moves.onRemove}>
          <X size={15} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}

function MoveButtons({ moves: { onUp, onDown, onDuplicate } }: { readonly moves: RowMoves }): ReactElement {
  return (
    <Group gap={4}>
      <Button
        variant="default"
        size="compact-xs"
        disabled={onUp === undefined}
        leftSection={<ArrowUp size={12} aria-hidden />}
        onClick={onUp}
      >
        Up
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        disabled={onDown === undefined}
        leftSection={<ArrowDown size={12} aria-hidden />}
        onClick={onDown}
      >
        Down
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<CopyPlus size={12} aria-hidden />}
        onClick={onDuplicate}
      >
        Duplicate
      </Button>
    </Group>
  );
}
