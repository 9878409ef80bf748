import { Collapse, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { memo, useState, type MemoExoticComponent, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { isWithin } from './at-path.ts';
import { isThere, placeOf, wholeOf, type CardField } from './card.ts';
import { useCardTools } from './card-tools.ts';
import { editorOf, type EditorProps } from './editor.ts';

/** One field of the card, where it has a place. */
export const DrawnField: MemoExoticComponent<(props: EditorProps) => ReactElement | null> = memo(
  function DrawnField({ field }: EditorProps) {
    const { fields, editors, values } = useCardTools();
    const there = useCell(values, ({ settings }) => isThere(fields, field, settings));
    const { draw: Draw } = editorOf(field, fields, editors);
    if (!there) return null;
    return field.behind === undefined ? (
      <Draw field={field} />
    ) : (
      <Behind field={field} words={field.behind}>
        <Draw field={field} />
      </Behind>
    );
  },
);

interface BehindProps extends EditorProps {
  readonly words: string;
  readonly children: ReactElement;
}

/** What hardly anybody changes stands behind a link, which opens when it is to be seen. */
function Behind({ field, words, children }: BehindProps): ReactElement {
  const { revealed } = useCardTools();
  const [opened, setOpened] = useState(false);
  const wanted = useCell(revealed, (one) =>
    one !== undefined && isWithin(one.place, placeOf(field)) ? one : undefined,
  );
  const [seen, setSeen] = useState(wanted);
  if (seen !== wanted) {
    setSeen(wanted);
    if (wanted !== undefined) setOpened(true);
  }
  return (
    <div>
      <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Text size="xs" c="dimmed" td="underline">
          {opened ? 'Hide it' : words}
        </Text>
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <div style={{ paddingTop: 6 }}>{children}</div>
      </Collapse>
    </div>
  );
}

interface FieldGroupProps {
  readonly fields: readonly CardField[];
}

/** Fields one below the other in their order; those that take half of the width beside each other. */
export function FieldGroup({ fields }: FieldGroupProps): ReactElement {
  return (
    <>
      {runsOf(fields).map((run) => {
        const [first] = run;
        if (first === undefined) return null;
        const drawn = run.map((field) => <DrawnField key={placeOf(field)} field={field} />);
        if (first.half)
          return (
            <SimpleGrid key={placeOf(first)} className="cw-halves" cols={{ base: 1, xs: 2 }} spacing="sm">
              {drawn}
            </SimpleGrid>
          );
        return first.type === 'flag' ? (
          <Stack key={placeOf(first)} gap={8}>
            {drawn}
          </Stack>
        ) : (
          drawn
        );
      })}
    </>
  );
}

/** Fields that are drawn together: halves, and switches. Parts are drawn by the object they are of. */
export function topFields(all: readonly CardField[], fields: readonly CardField[]): readonly CardField[] {
  return fields.filter((field) => wholeOf(all, field) === undefined);
}

function runsOf(fields: readonly CardField[]): readonly (readonly CardField[])[] {
  const runs: CardField[][] = [];
  for (const field of fields) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const joins = field.half ? before?.half === true : field.type === 'flag' && before?.type === 'flag';
    if (last !== undefined && joins && (field.half || !before?.half)) last.push(field);
    else runs.push([field]);
  }
  return runs;
}
