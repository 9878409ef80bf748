import { Box, Group, Stack, Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { SideBySide } from '../../../ui/side-by-side.tsx';
import { placeWords, type Change } from './changes.ts';
import { isLong, valueWords } from './value-words.ts';

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** As the form of the kind calls its settings. */
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  /** Heads of columns, where values are long. */
  readonly heads?: readonly [before: string, after: string];
  /** What to say when there is none. */
  readonly none?: string;
}

/** Place by place, what was there and what is there instead. */
export function ChangeList(props: ChangeListProps): ReactElement {
  const { changes, fields, heads, none = 'Nothing differs.' } = props;
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {changes.map(({ path, before, after }) => {
        const words = placeWords(path, fields);
        const [was, is] = [valueWords(path, before), valueWords(path, after)];
        return (
          <Box key={path} component="li" miw={0}>
            <Group gap="xs" style={{ rowGap: 0 }}>
              <Text size="sm" fw={600}>
                {words}
              </Text>
              {words !== path && (
                <Text size="xs" c="dimmed" className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {path}
                </Text>
              )}
            </Group>
            {isLong(was) || isLong(is) ? (
              <SideBySide
                before={valueWords(path, before, true)}
                after={valueWords(path, after, true)}
                label={words}
                {...(heads === undefined ? {} : { heads })}
              />
            ) : (
              <ShortChange path={path} was={was} is={is} />
            )}
          </Box>
        );
      })}
    </Stack>
  );
}

interface ShortChangeProps {
  readonly path: string;
  readonly was: string;
  readonly is: string;
}

function ShortChange({ path, was, is }: ShortChangeProps): ReactElement {
  // Of a secret nobody knows what it was.
  if (path.startsWith('secrets.')) return <Text size="sm">{is}</Text>;
  return (
    <Group gap={6} fz="sm" style={{ overflowWrap: 'anywhere', rowGap: 0 }}>
      <Text inherit component="del" c="dimmed" td="none" miw={0}>
        <bdi>{clip(was, 1_000)}</bdi>
      </Text>
      <ArrowRight size={13} aria-label="became" style={{ flex: 'none' }} />
      <Text inherit component="ins" td="none" miw={0}>
        <bdi>{clip(is, 1_000)}</bdi>
      </Text>
    </Group>
  );
}
