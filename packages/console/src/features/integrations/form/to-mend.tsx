import { Anchor, Box, List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import type { Fault } from './fault.ts';
import { showField, useForm } from './form-tools.ts';

const MOST = 6;

interface ToMendProps {
  readonly faults: readonly Fault[];
  /** Of fields of which a complaint does not say enough by itself. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What has to be written or corrected before there can be a preview. */
export function ToMend({ faults, labels = {} }: ToMendProps): ReactElement | null {
  const tools = useForm();
  const listed = faults
    .filter(({ place }) => place !== 'name')
    .map(({ place, message }) => ({
      place,
      message: labels[place] === undefined ? message : `${labels[place]}: ${message}`,
    }));
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
