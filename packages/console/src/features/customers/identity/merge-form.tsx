import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { ComparePeople } from '../../../ui/compare-people.tsx';
import { whoAmong, whoText } from '../../../ui/conflict-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { done } from '../../../ui/notify.ts';
import { peopleChanged } from '../../../ui/people-changed.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { OtherCustomer, type Found } from './other-customer.tsx';

interface MergeFormProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
  readonly onClose: () => void;
}

/** Find the other, compare both, choose who remains, and say why. */
export function MergeForm({ customer, onClose }: MergeFormProps): ReactElement {
  const navigate = useNavigate();
  const [other, setOther] = useState<Found>();
  const [into, setInto] = useState(customer.id);
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const remains = other !== undefined && into === other.id ? other : customer;
  const goes = remains === customer ? other : customer;
  const both = other === undefined ? [customer] : [customer, other];
  const merge = async (): Promise<void> => {
    if (goes === undefined) return;
    setState({ busy: true });
    try {
      await api('POST /v1/admin/identity/merges', { body: { from: goes.id, into: remains.id, note } });
      await peopleChanged();
      done(`${whoAmong(goes, both)} is ${whoAmong(remains, both)} from now on.`);
      onClose();
      await navigate({ to: '/customers/$id', params: { id: remains.id }, search: { tab: 'identity' } });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Dialog opened onClose={onClose} title={`Merge ${whoText(customer)} with another customer`} size="xl">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          merge().catch(() => undefined);
        }}
      >
        <Stack gap="md">
          <OtherCustomer
            not={customer.id}
            value={other}
            onChange={(next) => {
              setOther(next);
              setInto(customer.anonymous && next?.anonymous === false ? next.id : customer.id);
              setState({ busy: false });
            }}
          />
          {other !== undefined && goes !== undefined && (
            <>
              <ComparePeople one={customer.id} other={other.id} />
              <Radio.Group label="Who remains" value={into} onChange={setInto}>
                <Stack gap={6} mt={6}>
                  {[customer, other].map((one) => (
                    <Radio
                      key={one.id}
                      size="xs"
                      value={one.id}
                      label={
                        <>
                          <bdi>{whoText(one)}</bdi>
                          {one.name !== null && (
                            <Text component="bdi" inherit c="dimmed" className="mono" ml={6}>
                              {one.id}
                            </Text>
                          )}
                        </>
                      }
                    />
                  ))}
                </Stack>
              </Radio.Group>
              <Text size="sm">
                <b>{whoAmong(goes, both)}</b> is <b>{whoAmong(remains, both)}</b> from then on, with events,
                balances and consents. Where both say different things, the later word counts. Whatever comes
                in for <bdi className="mono">{goes.id}</bdi> later is about {whoAmong(remains, both)}. It can
                be undone.
              </Text>
              <Textarea
                label="Why they are one"
                description="Kept with the merge. May stay empty."
                placeholder="Wrote to us from both addresses"
                autosize
                minRows={2}
                maxRows={5}
                maxLength={1000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </>
          )}
          {state.error !== undefined && <ProblemNote error={state.error} title="They were not merged" />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={state.busy} disabled={goes === undefined}>
              {goes === undefined ? 'Merge' : `Merge into ${whoAmong(remains, both)}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
