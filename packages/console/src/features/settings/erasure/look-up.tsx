import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { clip } from '../../../ui/clip.ts';
import { countText } from '../../../ui/count-text.ts';
import { TextLink } from '../../../ui/links.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { When } from '../../../ui/when.tsx';
import { Lift } from './lift.tsx';

const CHECK = 'POST /v1/admin/suppressions/check';
interface Checked {
  readonly identifier: string;
  readonly answer: Answer<typeof CHECK>;
}

/** Is somebody on the suppress list? */
export function LookUp(): ReactElement {
  const [identifier, setIdentifier] = useState('');
  const [state, setState] = useState<{ busy: boolean; error?: unknown; checked?: Checked }>({ busy: false });
  const [lifting, setLifting] = useState(false);
  const check = async (wanted: string): Promise<void> => {
    if (wanted === '') return;
    setState({ busy: true });
    try {
      const answer = await api(CHECK, { body: { identifier: wanted } });
      setState({ busy: false, checked: { identifier: wanted, answer } });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const { checked } = state;
  return (
    <Paper component="section" aria-label="Suppress list" p="sm" bg="var(--cw-surface)">
      <Title order={2}>Suppress list</Title>
      <Text size="sm" c="dimmed" mb="xs">
        What is sent about somebody on it is refused. It holds hashes, so it cannot be listed, only asked.
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          check(identifier.trim()).catch(() => undefined);
        }}
      >
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Id, e-mail or phone"
            placeholder="ada@example.com"
            w={{ base: '100%', xs: 300 }}
            autoComplete="off"
            spellCheck={false}
            maxLength={512}
            value={identifier}
            onChange={(event) => {
              setIdentifier(event.currentTarget.value);
              setState({ busy: false });
            }}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<Search size={14} aria-hidden />}
            loading={state.busy}
            disabled={identifier.trim() === ''}
          >
            Look up
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {state.error !== undefined && <ProblemNote error={state.error} title="It could not be looked up" />}
        {checked !== undefined && <Found checked={checked} onLift={() => setLifting(true)} />}
      </div>
      {lifting && checked !== undefined && (
        <Lift
          identifier={checked.identifier}
          onClose={() => setLifting(false)}
          onLifted={() => check(checked.identifier)}
        />
      )}
    </Paper>
  );
}

function Found({
  checked: { identifier, answer },
  onLift,
}: {
  readonly checked: Checked;
  readonly onLift: () => void;
}): ReactElement {
  const { suppressed, since, erasure_id: erasure, refused } = answer;
  if (!suppressed)
    return (
      <Text size="sm" mt="xs">
        <bdi>{clip(identifier, 200)}</bdi> is not on the list: what is sent about them is taken in.
      </Text>
    );
  return (
    <Stack gap="xs" mt="xs" align="flex-start">
      <Text size="sm">
        <bdi>{clip(identifier, 200)}</bdi> <b>is on the list</b>
        {since !== null && (
          <>
            {' '}
            since <When at={since} />
          </>
        )}
        {erasure !== null && (
          <>
            , by{' '}
            <TextLink to="/settings/erasure/$id" params={{ id: String(erasure) }} inherit td="underline">
              erasure No. {erasure}
            </TextLink>
          </>
        )}
        .{' '}
        {refused === 0
          ? 'Nothing about them came in since.'
          : `Since then something about them was refused ${refused === 1 ? 'once' : `${countText(refused)} times`}.`}
      </Text>
      <NeedsRole least="admin">
        {(disabled) => (
          <Button variant="default" disabled={disabled} onClick={onLift}>
            Take off the list…
          </Button>
        )}
      </NeedsRole>
    </Stack>
  );
}
