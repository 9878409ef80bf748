import { Input } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface FieldHeadProps {
  readonly label: string;
  readonly help?: ReactNode;
}

/** What stands above an editor that is no single input, as it does above inputs. */
export function FieldHead({ label, help }: FieldHeadProps): ReactElement {
  return (
    <div>
      <Input.Label component="div" size="xs">
        {label}
      </Input.Label>
      {help !== undefined && <Input.Description size="xs">{help}</Input.Description>}
    </div>
  );
}
