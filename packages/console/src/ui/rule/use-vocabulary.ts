import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../../app/query.ts';
import { NO_WORDS, vocabularyOf, type Vocabulary } from './vocabulary.ts';

const DAYS = 90;
const NOTHING_SEEN = { types: [], attributes: [] } as const;

/** What rules can be about in this workspace. Grows while it is read: what is not there yet is only not offered. */
export function useVocabulary(): { readonly vocabulary: Vocabulary; readonly ready: boolean } {
  const lasting = { staleTime: 60_000, refetchOnWindowFocus: false };
  const attributes = useQuery({ ...get('GET /v1/admin/attributes', {}), ...lasting });
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), ...lasting });
  const audiences = useQuery({ ...get('GET /v1/admin/audiences', {}), ...lasting });
  const seen = useQuery({ ...get('GET /v1/admin/seen', { query: { days: DAYS } }), ...lasting });
  const sources = [attributes, types, audiences, seen];
  const ready = sources.every(({ isPending }) => !isPending);
  const [attributeRows, typeRows, audienceRows] = [attributes.data, types.data, audiences.data];
  const came = seen.data;
  const vocabulary = useMemo(
    () =>
      attributeRows === undefined && typeRows === undefined && audienceRows === undefined
        ? NO_WORDS
        : vocabularyOf({
            attributes: attributeRows?.data ?? [],
            types: typeRows?.data ?? [],
            audiences: audienceRows?.data ?? [],
            seen: came ?? NOTHING_SEEN,
          }),
    [attributeRows, typeRows, audienceRows, came],
  );
  return { vocabulary, ready };
}
