import { ActionIcon, Group, TextInput, Title, VisuallyHidden } from '@mantine/core';
import { Check, Pencil, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { showChanged } from './frame-change.ts';

interface NameInPlaceProps {
  readonly id: number;
  readonly name: string;
}

/** The name of an integration, changed where it stands: Enter keeps it, Escape leaves it. */
export function NameInPlace({ id, name }: NameInPlaceProps): ReactElement {
  const [draft, setDraft] = useState<string>();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: string }>({ busy: false });
  if (draft === undefined)
    return (
      <Group gap={4} wrap="nowrap" miw={0}>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        <NeedsRole least="editor">
          {(disabled) => (
            <ActionIcon
              aria-label={`Rename ${name}`}
              size="sm"
              disabled={disabled}
              onClick={() => setDraft(name)}
            >
              <Pencil size={13} />
            </ActionIcon>
          )}
        </NeedsRole>
      </Group>
    );
  const leave = (): void => {
    setDraft(undefined);
    setState({ busy: false });
  };
  const keep = async (): Promise<void> => {
    const next = draft.trim();
    if (next === name) return leave();
    if (next === '') return setState({ busy: false, error: 'Write a name.' });
    setState({ busy: true });
    try {
      await showChanged(
        await api('PATCH /v1/admin/integrations/{id}', { params: { id }, body: { name: next } }),
      );
      return leave();
    } catch (error) {
      return setState({ busy: false, error: error instanceof Error ? error.message : 'That did not work.' });
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep().catch(() => undefined);
      }}
    >
      <VisuallyHidden>
        <Title order={1}>{name}</Title>
      </VisuallyHidden>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <TextInput
          aria-label="Name of the integration"
          value={draft}
          error={state.error}
          maxLength={200}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by asking for it
          autoFocus
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') leave();
          }}
        />
        <ActionIcon type="submit" aria-label="Keep the name" loading={state.busy} mt={1}>
          <Check size={15} />
        </ActionIcon>
        <ActionIcon aria-label="Leave the name as it was" onClick={leave} mt={1}>
          <X size={15} />
        </ActionIcon>
      </Group>
    </form>
  );
}
