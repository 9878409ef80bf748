import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Written } from './audience.ts';

export interface FormFaults {
  readonly name?: string | undefined;
  readonly slug?: string | undefined;
  readonly description?: string | undefined;
  readonly filter?: string | undefined;
}

interface DetailsFieldsProps {
  readonly written: Written;
  readonly onWrite: (change: Partial<Written>) => void;
  readonly readOnly: boolean;
  readonly faults: FormFaults;
  /** Said below the slug. */
  readonly slugNote: string;
}

/** What an audience is called, by people and by programs, and what it is for. */
export function DetailsFields(props: DetailsFieldsProps): ReactElement {
  const { written, onWrite, readOnly, faults, slugNote } = props;
  const { name, slug, description } = written;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          id="audience-name"
          label="Name"
          withAsterisk
          aria-required
          maxLength={200}
          readOnly={readOnly}
          autoComplete="off"
          error={faults.name}
          value={name}
          onChange={(event) => onWrite({ name: event.currentTarget.value })}
        />
        <TextInput
          id="audience-slug"
          label="Slug"
          description={slugNote}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={100}
          readOnly={readOnly}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          classNames={{ input: 'mono' }}
          error={faults.slug}
          value={slug}
          onChange={(event) => onWrite({ slug: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Textarea
        label="Description"
        placeholder="Who these people are, and what for"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2_000}
        readOnly={readOnly}
        error={faults.description}
        value={description}
        onChange={(event) => onWrite({ description: event.currentTarget.value })}
      />
    </>
  );
}
