import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { ButtonLink } from '../../../ui/links.tsx';
import { endpointTest, TEST_ENDPOINT } from '../form/endpoint-test.tsx';
import { Step } from './step.tsx';

interface TestStepProps {
  readonly id: string;
  readonly insider: boolean;
}

/** Whether it works: what the test said that was made with the installation, or the way to the test. */
export function TestStep({ id, insider }: TestStepProps): ReactElement {
  const { data } = useQuery(endpointTest(Number(id)));
  const action = (
    <ButtonLink
      variant="default"
      to="/integrations/$id/settings"
      params={{ id }}
      search={{ next: '1' }}
      hash={insider ? 'test-connection' : TEST_ENDPOINT}
    >
      To the test
    </ButtonLink>
  );
  if (data === undefined)
    return (
      <Step title={insider ? 'Test the connection' : 'Test the endpoint'} action={action}>
        {insider
          ? '“Test connection” below asks Insider whether it knows the name and the key. Nothing is changed there.'
          : '“Test endpoint” below sends one made-up request, and shows what was sent and answered.'}
      </Step>
    );
  const Sign = data.ok ? CircleCheck : CircleAlert;
  const title = data.ok ? 'Tested, and it works' : 'Tested, and it does not work yet';
  return (
    <Step
      title={
        <Group
          gap={6}
          wrap="nowrap"
          {...(data.ok ? {} : { c: 'var(--mantine-color-error)' })}
          component="span"
        >
          <Sign size={16} aria-hidden style={{ flex: 'none' }} />
          {title}
        </Group>
      }
      action={action}
    >
      <bdi>{clip(data.issue.message, 400)}</bdi> {!data.ok && clip(data.issue.hint ?? '', 400)}
    </Step>
  );
}
