import { Anchor, Button, Group, List, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, Wrench } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CodePlace } from '../../ui/code-area.tsx';
import { clip } from '../../ui/clip.ts';
import { counted } from '../../ui/count-text.ts';
import type { Checked } from './use-check.ts';

interface FaultsNoteProps {
  readonly checked: Checked | undefined;
  readonly onShow: (place: CodePlace) => void;
  readonly onRepair: () => void;
}

const MOST = 8;

/** What keeps a template from compiling, where, and a way to mend it where that is known. */
export function FaultsNote({ checked, onShow, onRepair }: FaultsNoteProps): ReactElement {
  const faults = checked?.faults ?? [];
  return (
    <div role="status" style={{ minHeight: 22 }}>
      {checked !== undefined && faults.length === 0 && (
        <Group gap={6}>
          <CircleCheck size={14} aria-hidden />
          <Text size="xs">It compiles.</Text>
        </Group>
      )}
      {faults.length > 0 && (
        <Group gap={6} wrap="nowrap" align="flex-start" c="var(--mantine-color-error)">
          <CircleAlert size={14} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
          <List size="xs" listStyleType="none" spacing={2}>
            {faults.slice(0, MOST).map(({ line, column, message, hint }, index) => (
              <List.Item key={index}>
                {line !== undefined && (
                  <Anchor
                    component="button"
                    type="button"
                    inherit
                    c="inherit"
                    td="underline"
                    onClick={() => onShow({ line, column: column ?? 1 })}
                  >
                    Line {line}
                    {column !== undefined && `, column ${column}`}
                  </Anchor>
                )}
                {line !== undefined && ': '}
                <bdi>{clip(message, 500)}</bdi> {clip(hint ?? '', 500)}
              </List.Item>
            ))}
          </List>
        </Group>
      )}
      {checked?.repair !== null && checked?.repair !== undefined && (
        <Group gap="xs" mt={6}>
          <Button variant="default" leftSection={<Wrench size={14} aria-hidden />} onClick={onRepair}>
            Repair…
          </Button>
          <Text size="xs" c="dimmed">
            {counted(checked.repair.changes.length, 'known slip')} of printed templates can be mended. You see
            every change first.
          </Text>
        </Group>
      )}
    </div>
  );
}
