import { PURPOSES, type Purpose } from '@causeway/core/consent/consent';
import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { Info } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { SUBJECT_WORDS, subjectsText } from '../../../ui/consent-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { ConsentSettings, Word, Writing } from './consent-page.tsx';
import { saveCodes } from './save-codes.ts';
import { sameCode, withWord } from './word-list.ts';

interface WordFormProps {
  readonly writing: Writing;
  readonly codes: readonly Word[];
  readonly known: ConsentSettings['known'];
  readonly onClose: () => void;
}

/** Says what a word of a consent tool means. */
export function WordForm({ writing, codes, known, onClose }: WordFormProps): ReactElement {
  const { word } = writing;
  const [code, setCode] = useState(writing.code);
  const [purposes, setPurposes] = useState<readonly Purpose[]>(word?.purposes ?? []);
  const [state, setState] = useState<{ busy: boolean; tried: boolean; error?: unknown }>({
    busy: false,
    tried: false,
  });
  const taken = codes.some((one) => one !== word && sameCode(one.code, code));
  const fault =
    code.trim() === ''
      ? 'Write the word as your consent tool writes it.'
      : taken
        ? 'There is a row for this word already.'
        : undefined;
  const overridden = known.find((one) => sameCode(one.code, code));
  const save = async (): Promise<void> => {
    setState({ busy: fault === undefined, tried: true });
    if (fault !== undefined) return;
    try {
      await saveCodes(withWord(codes, word, { code: code.trim(), purposes: [...purposes] }));
      done('It is read like this from now on.');
      onClose();
    } catch (error) {
      setState({ busy: false, tried: true, error });
    }
  };
  return (
    <Dialog opened onClose={onClose} title={word === undefined ? 'Add a word' : 'Change a word'}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save().catch(() => undefined);
        }}
      >
        <Stack gap="sm">
          {state.error !== undefined && <ProblemNote error={state.error} />}
          <TextInput
            label="Word"
            description="As your consent tool writes it. Capital and small letters are the same."
            placeholder="C0010"
            spellCheck={false}
            maxLength={200}
            {...(writing.code === '' ? { 'data-autofocus': true } : {})}
            value={code}
            error={state.tried ? fault : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Checkbox.Group
            label="Means"
            description="Choose none, and the word is known but says nothing."
            value={[...purposes]}
            onChange={(next) => setPurposes(PURPOSES.filter((purpose) => next.includes(purpose)))}
          >
            <Stack gap={8} mt={8}>
              {PURPOSES.map((purpose) => (
                <Checkbox
                  key={purpose}
                  value={purpose}
                  label={SUBJECT_WORDS[purpose].label}
                  description={SUBJECT_WORDS[purpose].about}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {overridden !== undefined && (
            <Alert color="blue" variant="light" p="xs" icon={<Info size={16} aria-hidden />}>
              It is among the known words: of {overridden.tool}, where it means{' '}
              {overridden.purposes.length === 0 ? 'nothing' : subjectsText(overridden.purposes)}. Yours comes
              first.
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={state.busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
