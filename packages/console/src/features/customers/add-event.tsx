import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { OutOfReach } from '../../ui/out-of-reach.tsx';
import { AddEventForm } from './add-event-form.tsx';

interface AddEventProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
}

/** Registers an event of somebody by hand. */
export function AddEvent({ customer }: AddEventProps): ReactElement {
  const [adding, setAdding] = useState(false);
  const button = (disabled: boolean): ReactElement => (
    <Button leftSection={<Plus size={14} aria-hidden />} disabled={disabled} onClick={() => setAdding(true)}>
      Add event
    </Button>
  );
  return (
    <>
      <NeedsRole least="editor">
        {(disabled) =>
          customer.anonymous && !disabled ? (
            <OutOfReach why="Nobody has said yet who this is. Events can be added for people with an id.">
              {button(true)}
            </OutOfReach>
          ) : (
            button(disabled)
          )
        }
      </NeedsRole>
      {adding && <AddEventForm customer={customer} onClose={() => setAdding(false)} />}
    </>
  );
}
