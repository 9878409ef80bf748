import { Text } from '@mantine/core';
import type { ReactElement } from 'react';

interface StatusCodeProps {
  readonly code: number | null;
  /** What to say in place of a status that is none. */
  readonly none?: string;
}

/** The status of an answer; what was refused stands out. */
export function StatusCode({ code, none = 'no answer' }: StatusCodeProps): ReactElement {
  const color = code === null ? 'dimmed' : code >= 400 ? 'var(--mantine-color-error)' : undefined;
  return (
    <Text
      component="span"
      inherit
      ff="monospace"
      fz="0.92em"
      {...(color === undefined ? {} : { c: color })}
      {...(code !== null && code >= 400 ? { fw: 600 } : {})}
    >
      {code ?? none}
    </Text>
  );
}
