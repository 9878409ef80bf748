import { Box, Button } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { counted } from './count-text.ts';
import { DiffView } from './diff-view.tsx';
import { diffParts, lineDiff, type DiffPart } from './line-diff.ts';
import { sideRows } from './side-lines.ts';
import './diff-view.css';

interface SideBySideProps {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  /** Heads of the columns. */
  readonly heads?: readonly [before: string, after: string];
}

/** Two texts beside each other, line by line, with what differs marked; one below the other where it is narrow. */
export function SideBySide(props: SideBySideProps): ReactElement {
  const { before, after, label, heads = ['Before', 'After'] } = props;
  const parts = useMemo(() => diffParts(lineDiff(before, after)), [before, after]);
  return (
    <>
      <Box visibleFrom="sm">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
        <div className="cw-diff mono" role="region" aria-label={label} tabIndex={0}>
          <table className="cw-sides">
            <thead>
              <tr>
                <th scope="col">{heads[0]}</th>
                <th scope="col">{heads[1]}</th>
              </tr>
            </thead>
            {parts.map((part, index) => (
              <Part key={index} part={part} />
            ))}
          </table>
        </div>
      </Box>
      <Box hiddenFrom="sm">
        <DiffView before={before} after={after} label={label} />
      </Box>
    </>
  );
}

function Part({ part: { kind, lines } }: { readonly part: DiffPart }): ReactElement {
  const [opened, setOpened] = useState(false);
  if (kind === 'folded' && !opened)
    return (
      <tbody>
        <tr>
          <td colSpan={2}>
            <Button variant="subtle" color="gray" size="compact-xs" fullWidth onClick={() => setOpened(true)}>
              {counted(lines.length, 'line')} that stayed
            </Button>
          </td>
        </tr>
      </tbody>
    );
  return (
    <tbody>
      {sideRows(lines).map(({ kind: what, before, after }, index) => (
        <tr key={index}>
          <td data-kind={what === 'changed' && before !== undefined ? 'removed' : undefined}>
            <bdi>{before}</bdi>
          </td>
          <td data-kind={what === 'changed' && after !== undefined ? 'added' : undefined}>
            <bdi>{after}</bdi>
          </td>
        </tr>
      ))}
    </tbody>
  );
}
