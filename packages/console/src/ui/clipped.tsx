import { Text, type TextProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from './clip.ts';

interface ClippedProps extends TextProps {
  readonly text: string;
}

/**
 * A stored text in one line, whatever is in it: cut with an ellipsis, more of it on hovering, and apart from its
 * surroundings, so that marks of writing direction in it turn nothing else around.
 */
export function Clipped({ text, ...rest }: ClippedProps): ReactElement {
  return (
    <Text component="bdi" inherit truncate display="block" title={clip(text, 1_000)} {...rest}>
      {clip(text, 300)}
    </Text>
  );
}
