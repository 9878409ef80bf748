import { Badge, Box, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ApiError } from '../../app/api.ts';
import { countText, counted } from '../../ui/count-text.ts';
import { PersonLink } from '../../ui/person-link.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { estimateOf, percentOf, type Estimate, type Preview } from './estimate.ts';
import type { PreviewUse } from './use-preview.ts';

interface LiveCountProps {
  readonly use: PreviewUse;
  /** Why nothing is counted; undefined while something is. */
  readonly idle: ReactNode | undefined;
  readonly title: string;
  /** The audience is there already: who joins and leaves is said. */
  readonly compares: boolean;
}

/** Who would be in the audience with the rule as it stands, while it is being written. */
export function LiveCount({ use, idle, title, compares }: LiveCountProps): ReactElement {
  const { preview, error, again } = use;
  return (
    <Paper component="section" aria-label="Count" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Title order={2}>{title}</Title>
        {idle !== undefined ? (
          <Text size="sm" c="dimmed" component="div" mih={compares ? HEIGHT.compared : HEIGHT.new}>
            {idle}
          </Text>
        ) : error !== null && error !== undefined ? (
          <Failed error={error} again={again} />
        ) : (
          <Numbers preview={preview} compares={compares} />
        )}
        {idle === undefined && preview !== undefined && <Samples preview={preview} compares={compares} />}
      </Stack>
    </Paper>
  );
}

/** Of the numbers: kept, so that nothing moves when they come. */
const HEIGHT = { new: 64, compared: 84 };

function Failed({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactElement {
  if (error instanceof ApiError && error.status === 404)
    return (
      <Text size="sm" c="dimmed" component="div">
        Counting was ended, by another page of yours or because others began to count.{' '}
        <Button variant="default" mt={6} onClick={again}>
          Count again
        </Button>
      </Text>
    );
  // What is wrong with the rule is said at the rule.
  if (error instanceof ApiError && error.status === 422)
    return (
      <Text size="sm" c="dimmed">
        Counts as soon as the rule can be used.
      </Text>
    );
  return <ProblemNote error={error} title="It could not be counted" onRetry={again} />;
}

interface NumbersProps {
  readonly preview: Preview | undefined;
  readonly compares: boolean;
}

function Numbers({ preview, compares }: NumbersProps): ReactElement {
  const estimate = preview === undefined ? undefined : estimateOf(preview);
  const percent = preview === undefined ? 0 : percentOf(preview.looked, preview.total);
  const done = preview?.state === 'done';
  return (
    <Box mih={compares ? HEIGHT.compared : HEIGHT.new}>
      <Text fz={26} fw={650} lh={1.25} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {estimate === undefined ? '…' : `${estimate.exact ? '' : '≈ '}${countText(estimate.matching)}`}
      </Text>
      <Text size="sm" c="dimmed">
        {preview === undefined ? 'Counting' : `of ${counted(preview.total, 'customer')}`}
        {preview?.state === 'failed' && '. Counting stopped: the hub’s log says why.'}
      </Text>
      {compares && estimate !== undefined && <Moves estimate={estimate} />}
      {!done && preview?.state !== 'failed' && (
        <Progress value={percent} size="xs" mt={6} aria-label="Customers looked at" />
      )}
      {/* Said once it is certain, and not with every step on the way there. */}
      <Text component="span" className="cw-unseen" role="status">
        {done && estimate !== undefined && `${counted(estimate.matching, 'customer')} would be in it.`}
      </Text>
    </Box>
  );
}

/** How many would come and go. */
export function Moves({ estimate: { enter, leave, exact } }: { readonly estimate: Estimate }): ReactElement {
  if (enter === 0 && leave === 0)
    return (
      <Text size="sm">{exact ? 'Nobody joins, and nobody leaves.' : 'So far nobody joins or leaves.'}</Text>
    );
  const about = exact ? '' : '≈ ';
  return (
    <Text size="sm">
      <Text span inherit fw={600} className="cw-joins">
        {about}+{countText(enter)}
      </Text>{' '}
      would join,{' '}
      <Text span inherit fw={600} className="cw-leaves">
        {about}−{countText(leave)}
      </Text>{' '}
      would leave
    </Text>
  );
}

const BECOMES = {
  enters: { word: 'joins', color: 'teal', order: 0 },
  leaves: { word: 'leaves', color: 'orange', order: 1 },
  stays: { word: 'stays', color: 'gray', order: 2 },
} as const;
const MOST_SAMPLES = 12;

function Samples({
  preview: { samples, state },
  compares,
}: {
  readonly preview: Preview;
  readonly compares: boolean;
}): ReactElement {
  const sorted = samples.toSorted((a, b) => BECOMES[a.becomes].order - BECOMES[b.becomes].order);
  if (sorted.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {state === 'done' ? 'Nobody meets it.' : 'Nobody found yet.'}
      </Text>
    );
  return (
    <div>
      <Text size="xs" c="dimmed" mb={2}>
        Some of them
      </Text>
      <Stack component="ul" gap={2} p={0} m={0} style={{ listStyle: 'none' }}>
        {sorted.slice(0, MOST_SAMPLES).map(({ customer_id: id, name, becomes }) => (
          <Group key={id} component="li" gap={8} wrap="nowrap" justify="space-between" fz="sm">
            <Box miw={0}>
              <PersonLink person={{ id, name }} />
            </Box>
            {compares && (
              <Badge color={BECOMES[becomes].color} miw="max-content">
                {BECOMES[becomes].word}
              </Badge>
            )}
          </Group>
        ))}
      </Stack>
    </div>
  );
}
