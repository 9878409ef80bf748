import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { changed, queryClient } from '../../../app/query.ts';
import { whoText } from '../../../ui/conflict-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { placedComplaints } from '../../../ui/placed-complaints.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { DestinationChoice } from './destination-choice.tsx';

interface EraseDialogProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
  readonly onClose: () => void;
}

const ERASE = 'POST /v1/admin/erasures';
const PLACES = new Set(['reason', 'confirm', 'destinations']);

/** Deletes a customer: says what is deleted where, and has their id typed, because nothing brings them back. */
export function EraseDialog({ customer, onClose }: EraseDialogProps): ReactElement {
  const navigate = useNavigate();
  const [destinations, setDestinations] = useState<readonly number[]>([]);
  const [suppress, setSuppress] = useState(true);
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const placed = placedComplaints(state.error, (place) => PLACES.has(place));
  const fault = (place: string): string | undefined => placed.fields.find(([field]) => field === place)?.[1];
  const ready = reason.trim() !== '' && confirm === customer.id;
  const erase = async (): Promise<void> => {
    if (!ready) return;
    setState({ busy: true });
    try {
      const body = { customer_id: customer.id, confirm, destinations: [...destinations], suppress, reason };
      const erasure = await api(ERASE, { body });
      await navigate({ to: '/settings/erasure/$id', params: { id: String(erasure.id) } });
      // Nothing that was read of them stays in this browser.
      queryClient.removeQueries({
        predicate: ({ queryKey: [route, params] }) =>
          String(route).startsWith('GET /v1/admin/customers/{id}') &&
          (params as { id?: string } | undefined)?.id === customer.id,
      });
      await changed('GET /v1/admin/customers', 'GET /v1/admin/erasures', 'GET /v1/admin/identity/conflicts');
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Dialog opened onClose={onClose} title={`Erase ${whoText(customer)}?`} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          erase().catch(() => undefined);
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            Everything that the hub keeps about this customer is deleted, and where a log has to stay, what
            was about them is blacked out. <b>Nobody can bring it back.</b>
          </Text>
          <DestinationChoice value={destinations} onChange={setDestinations} error={fault('destinations')} />
          <Checkbox
            label="Refuse what is sent about them in future"
            description="Their id, e-mail, phone and other identifiers go on the suppress list, as hashes that nobody can read. Without it they are back with their next visit. Somebody can be taken off the list later."
            checked={suppress}
            onChange={(event) => setSuppress(event.currentTarget.checked)}
          />
          <Textarea
            label="Reason"
            description="It is kept as evidence: write nothing in it that says who they are."
            placeholder="Asked for by letter, file 2026-114"
            autosize
            minRows={2}
            maxRows={5}
            maxLength={1000}
            required
            value={reason}
            error={fault('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            label="Type the customer id to confirm"
            description={
              <>
                It is{' '}
                <bdi className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {customer.id}
                </bdi>
              </>
            }
            autoComplete="off"
            spellCheck={false}
            required
            value={confirm}
            error={
              fault('confirm') ??
              (confirm !== '' && !customer.id.startsWith(confirm) ? 'This is another id.' : undefined)
            }
            onChange={(event) => setConfirm(event.currentTarget.value)}
          />
          {placed.rest !== undefined && <ProblemNote error={placed.rest} title="They were not erased" />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.8" loading={state.busy} disabled={!ready}>
              Erase for good
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
