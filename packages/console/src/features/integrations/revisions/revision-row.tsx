import { Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { Braces, RotateCcw } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { CodeView } from '../../../ui/code-view.tsx';
import { ExpandButton } from '../../../ui/expand-button.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { When } from '../../../ui/when.tsx';
import { ChangeList } from './change-list.tsx';
import { inShort, type Change } from './changes.ts';
import type { Revision } from './revision.ts';

interface RevisionRowProps {
  readonly revision: Revision;
  readonly first: boolean;
  /** What it is like now. */
  readonly present: boolean;
  /** There is none before it. */
  readonly beginning: boolean;
  readonly changes: readonly Change[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRestore: () => void;
}

/** One revision in a line: who, when, what and why; opened, what it changed. */
export function RevisionRow(props: RevisionRowProps): ReactElement {
  const { revision, first, present, beginning, changes, fields, open, onToggle, onRestore } = props;
  const { revision: number, by, at, summary, restored } = revision;
  const id = useId();
  const what = beginning ? 'How it began' : inShort(changes, fields);
  return (
    <Box style={first ? {} : { borderTop: '1px solid var(--cw-line)' }}>
      <Group gap="xs" px="xs" py={7} wrap="nowrap" align="flex-start">
        <ExpandButton
          open={open}
          controls={id}
          label={`What revision ${number} changed`}
          onToggle={onToggle}
        />
        <Box flex={1} miw={0} fz="sm">
          <Group gap="xs" style={{ rowGap: 0 }}>
            <Text inherit fw={600}>
              Revision {number}
            </Text>
            {present && <Badge color="teal">present</Badge>}
            {restored !== null && <Badge color="blue">brought back {restored}</Badge>}
            <Text inherit c="dimmed">
              <When at={at} /> by <bdi>{clip(by, 80)}</bdi>
            </Text>
          </Group>
          {what !== '' && (
            <Text inherit style={{ overflowWrap: 'anywhere' }}>
              {what}
            </Text>
          )}
          {summary !== '' && (
            <Text inherit c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              “<bdi>{clip(summary, 500)}</bdi>”
            </Text>
          )}
        </Box>
        {!present && (
          <NeedsRole least="editor">
            {(disabled) => (
              <Button
                variant="default"
                size="compact-xs"
                flex="none"
                leftSection={<RotateCcw size={12} aria-hidden />}
                disabled={disabled}
                aria-label={`Restore revision ${number}`}
                onClick={onRestore}
              >
                Restore
              </Button>
            )}
          </NeedsRole>
        )}
      </Group>
      {open && (
        <Box id={id} px="sm" pb="sm" pl={{ base: 'sm', sm: 38 }}>
          <Detail revision={revision} beginning={beginning} changes={changes} fields={fields} />
        </Box>
      )}
    </Box>
  );
}

type DetailProps = Pick<RevisionRowProps, 'revision' | 'beginning' | 'changes' | 'fields'>;

function Detail({ revision, beginning, changes, fields }: DetailProps): ReactElement {
  const [raw, setRaw] = useState(false);
  return (
    <Stack gap="xs">
      <ChangeList
        changes={changes}
        fields={fields}
        none={
          beginning
            ? 'There is nothing before it to hold it against.'
            : 'Nothing differs from the revision before it.'
        }
      />
      <div>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<Braces size={13} aria-hidden />}
          aria-expanded={raw}
          onClick={() => setRaw(!raw)}
        >
          {raw ? 'Hide the settings' : 'All settings of this revision'}
        </Button>
      </div>
      {raw && <CodeView value={revision.settings} label={`settings of revision ${revision.revision}`} />}
    </Stack>
  );
}
