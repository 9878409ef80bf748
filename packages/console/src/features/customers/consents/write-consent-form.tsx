import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import { SUBJECT_WORDS } from '../../../ui/consent-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { Changes } from './consent-effect.ts';
import type { Consents } from './consents-tab.tsx';
import { EffectText } from './effect-text.tsx';

interface WriteConsentFormProps {
  readonly id: string;
  readonly consents: Consents;
  readonly onClose: () => void;
}

const CHOICES = [
  { value: 'leave', label: 'Leave' },
  { value: 'given', label: 'Given' },
  { value: 'refused', label: 'Refused' },
];

/** Choose what was said, write how, see who is told and who no more, and keep it. */
export function WriteConsentForm({ id, consents, onClose }: WriteConsentFormProps): ReactElement {
  const [said, setSaid] = useState<Changes>({});
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ busy: boolean; tried: boolean; error?: unknown }>({
    busy: false,
    tried: false,
  });
  const nothing = Object.keys(said).length === 0;
  const save = async (): Promise<void> => {
    if (note.trim() === '' || nothing) return setState({ busy: false, tried: true });
    setState({ busy: true, tried: true });
    try {
      await api('POST /v1/admin/customers/{id}/consents', { params: { id }, body: { consents: said, note } });
      await changed(
        'GET /v1/admin/customers/{id}',
        'GET /v1/admin/customers/{id}/consents',
        'GET /v1/admin/customers/{id}/consents/changes',
        'GET /v1/admin/customers/{id}/timeline',
        'GET /v1/admin/customers/{id}/events',
      );
      done('What they said is written down.');
      onClose();
    } catch (error) {
      setState({ busy: false, tried: true, error });
    }
    return undefined;
  };
  return (
    <Dialog opened onClose={onClose} title="Write down a consent" size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save().catch(() => undefined);
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            What the person said elsewhere, such as by telephone or on paper. It counts as said now, and stays
            in the ledger with your name.
          </Text>
          <Stack gap={0}>
            {consents.subjects
              .filter(({ subject }) => subject !== 'essential')
              .map(({ subject, granted }) => (
                <SubjectRow
                  key={subject}
                  label={SUBJECT_WORDS[subject].label}
                  granted={granted}
                  value={said[subject]}
                  onChange={(next) => setSaid(withChange(said, subject, next))}
                />
              ))}
          </Stack>
          <Textarea
            label="How it was said"
            description="For whoever asks later. It is kept with the entry."
            placeholder="By telephone on 3 May, asked by the shop in Izmir"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            required
            value={note}
            error={state.tried && note.trim() === '' ? 'Write how it was said.' : undefined}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div aria-live="polite">
            <EffectText consents={consents} said={said} />
          </div>
          {state.error !== undefined && <ProblemNote error={state.error} title="It was not written down" />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={state.busy} disabled={nothing}>
              Write it down
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function withChange(said: Changes, subject: keyof Changes, next: boolean | undefined): Changes {
  const { [subject]: _before, ...others } = said;
  return next === undefined ? others : { ...others, [subject]: next };
}

interface SubjectRowProps {
  readonly label: string;
  readonly granted: boolean | null;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
}

function SubjectRow({ label, granted, value, onChange }: SubjectRowProps): ReactElement {
  return (
    <Group
      justify="space-between"
      gap={8}
      py={5}
      wrap="nowrap"
      style={{ borderTop: '1px solid var(--cw-line)' }}
    >
      <Text size="sm" component="div" miw={0}>
        {label}
        <Text size="xs" c="dimmed">
          {granted === null ? 'never asked' : granted ? 'given' : 'refused'}
        </Text>
      </Text>
      <SegmentedControl
        aria-label={label}
        data={CHOICES}
        value={value === undefined ? 'leave' : value ? 'given' : 'refused'}
        onChange={(next) => onChange(next === 'leave' ? undefined : next === 'given')}
      />
    </Group>
  );
}
