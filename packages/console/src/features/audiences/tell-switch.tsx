import { Switch } from '@mantine/core';
import type { ReactElement } from 'react';

interface TellSwitchProps {
  readonly tell: boolean;
  readonly isNew: boolean;
  readonly onChange: (tell: boolean) => void;
}

/** Whether those who come and go only because of the rule are told of. */
export function TellSwitch({ tell, isNew, onChange }: TellSwitchProps): ReactElement {
  return (
    <Switch
      checked={tell}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={isNew ? 'Tell integrations of everybody who meets it now' : 'Tell integrations of them'}
      description={
        isNew
          ? 'Off: they only hear of those who join or leave from now on. An integration can be told of all members at once when it is set up.'
          : 'Off: nothing is sent for those who join or leave only because the rule is another one; integrations hear of the next who do. On: each of them is sent as if it had just happened.'
      }
    />
  );
}
