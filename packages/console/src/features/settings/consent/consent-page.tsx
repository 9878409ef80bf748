import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { KnownWords } from './known-words.tsx';
import { OwnWords } from './own-words.tsx';
import { TryConsent } from './try-consent.tsx';
import { UnknownField } from './unknown-field.tsx';
import { UnmappedWords } from './unmapped-words.tsx';
import { WordForm } from './word-form.tsx';

export type ConsentSettings = Answer<'GET /v1/admin/consent-settings'>;
export type Word = ConsentSettings['codes'][number];

/** What is being written: a word that is there, or a new one whose code may be given already. */
export interface Writing {
  readonly code: string;
  readonly word: Word | undefined;
}

/** What the words of consent tools mean here, and what holds for who never spoke. */
export function ConsentPage(): ReactElement {
  const query = useQuery({
    ...get('GET /v1/admin/consent-settings', {}),
    refetchInterval: 30_000,
  });
  const [writing, setWriting] = useState<Writing>();
  const map = (code: string): void => setWriting({ code, word: undefined });
  const { data } = query;
  return (
    <Page
      title="Consent"
      about="Events say in the words of a consent tool what somebody agreed to. Here is what those words mean, and what follows."
    >
      {query.isError && (
        <ProblemNote
          error={query.error}
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <RowsSkeleton rows={16} />}
      {data !== undefined && (
        <Stack gap="md">
          <UnknownField key={data.unknown} unknown={data.unknown} />
          {data.unmapped.length > 0 && <UnmappedWords words={data.unmapped} onMap={map} />}
          <OwnWords codes={data.codes} onWrite={setWriting} />
          <TryConsent onMap={map} />
          <KnownWords known={data.known} />
          {writing !== undefined && (
            <WordForm
              key={writing.code}
              writing={writing}
              codes={data.codes}
              known={data.known}
              onClose={() => setWriting(undefined)}
            />
          )}
        </Stack>
      )}
    </Page>
  );
}
