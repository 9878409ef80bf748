import { Anchor, Group, Stack, Text } from '@mantine/core';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import type { Finding } from './findings.ts';
import { setAt, useFindings, useFormTools } from './form-tools.ts';

interface NotesProps {
  readonly place: string;
  /** Also what lies inside of it. */
  readonly inside?: boolean;
}

/** What is wrong or odd about a place, what to do, and a button that does it where that is known. */
export function Notes({ place, inside = false }: NotesProps): ReactElement | null {
  const findings = useFindings(place, inside);
  if (findings.length === 0) return null;
  return (
    <Stack gap={2} role="note">
      {findings.map((finding) => (
        <Note key={`${finding.place} ${finding.code} ${finding.message}`} finding={finding} />
      ))}
    </Stack>
  );
}

/** Is something wrong there? For the frame of an input; the words stand below it. */
export function useIsWrong(place: string): boolean {
  return useFindings(place).some(({ wrong }) => wrong);
}

function Note({
  finding: { place, wrong, message, hint, fix },
}: {
  readonly finding: Finding;
}): ReactElement {
  const tools = useFormTools();
  const Icon = wrong ? CircleAlert : TriangleAlert;
  const color = wrong ? 'var(--mantine-color-error)' : 'var(--mantine-color-text)';
  return (
    <Group gap={5} wrap="nowrap" align="flex-start">
      <Icon size={13} aria-hidden className={wrong ? 'cw-hook-wrong' : 'cw-hook-odd'} />
      <Text size="xs" c={color} miw={0} style={{ overflowWrap: 'anywhere' }}>
        {clip(message, 500)}
        {hint !== undefined && <> {clip(hint, 500)}</>}
        {fix !== undefined && !tools.readOnly && (
          <>
            {' '}
            <Anchor
              component="button"
              type="button"
              inherit
              fw={600}
              ta="start"
              onClick={() => setAt(tools, place, fix)}
            >
              {place.startsWith('response.') ? 'Repair' : `Write ${clip(fix, 60)}`}
            </Anchor>
          </>
        )}
      </Text>
    </Group>
  );
}
