import { Anchor, Box, List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { fieldAt } from './card.ts';
import { useCardTools } from './card-tools.ts';
import type { Fault } from './fault.ts';
import { showField } from './form-tools.ts';

const MOST = 6;

interface ToMendProps {
  readonly faults: readonly Fault[];
}

/** What has to be written or corrected before there can be a preview. */
export function ToMend({ faults }: ToMendProps): ReactElement | null {
  const tools = useCardTools();
  const listed = faults
    .filter(({ place }) => place !== 'name')
    .map(({ place, message }) => {
      const label = fieldAt(tools.fields, place)?.label;
      return { place, message: label === undefined ? message : `${label}: ${message}` };
    });
  if (listed.length === 0) return null;
  return (
    <Box role="status">
      <Text size="sm">Still to be done:</Text>
      <List size="sm">
        {listed.slice(0, MOST).map(({ place, message }, index) => (
          <List.Item key={index}>
            {tools.readOnly ? (
              clip(message, 200)
            ) : (
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                style={{ verticalAlign: 'top' }}
                onClick={() => showField(tools, place)}
              >
                {clip(message, 200)}
              </Anchor>
            )}
          </List.Item>
        ))}
      </List>
    </Box>
  );
}
