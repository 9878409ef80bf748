import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormTools } from './form-tools.ts';
import type { InsiderValues } from './form-values.ts';
import { rowOfIssue } from './row-of-issue.ts';
import type { PreviewAnswer } from './use-preview.ts';

interface LeftOutProps {
  readonly issues: PreviewAnswer['issues'];
  readonly type: string;
  readonly values: Pick<InsiderValues, 'profile' | 'events'>;
}

/** What was left out, and why; with a way to the row that is about it. */
export function LeftOut({ issues, type, values }: LeftOutProps): ReactElement {
  const { show } = useFormTools();
  return (
    <Stack gap={8} mt={4}>
      {issues.map(({ code, field, message, hint }, index) => {
        const place = rowOfIssue(field, type, values);
        return (
          <div key={index} data-code={code}>
            <Text size="sm">
              {field !== undefined && (
                <Text span inherit className="mono" fw={600}>
                  {field}{' '}
                </Text>
              )}
              {message}
            </Text>
            <Text size="xs" c="dimmed">
              {hint}{' '}
              {place !== undefined && (
                <Anchor component="button" type="button" inherit onClick={() => show(place)}>
                  Go to its row
                </Anchor>
              )}
            </Text>
          </div>
        );
      })}
    </Stack>
  );
}
