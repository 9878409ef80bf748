import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/api.ts';
import type { Vocabulary } from '../../ui/rule/vocabulary.ts';
import { withoutSeenNames, type RuleIssue } from './issue-places.ts';
import type { ReadText } from './rule-text.ts';

const WAIT_MS = 400;
const NONE: readonly RuleIssue[] = [];

interface RuleCheck {
  /** Of the text as it stands now; empty while that is being asked. */
  readonly issues: readonly RuleIssue[];
  readonly asked: boolean;
  readonly error: unknown;
}

/** What the hub finds wrong with a rule that can be read, a moment after the last key. `of`: whose rule it is to be. */
export function useRuleCheck(read: ReadText, of: string | undefined, vocabulary: Vocabulary): RuleCheck {
  const { text, rule } = read;
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const { data, error } = useQuery({
    queryKey: ['audience check', of, settled] as const,
    queryFn: ({ signal }) =>
      api('POST /v1/admin/audience-checks', {
        body: { filter: settled, ...(of === undefined ? {} : { id: of }) },
        signal,
      }),
    enabled: settled === text && rule !== undefined,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const fresh = settled === text && data !== undefined;
  const issues = useMemo(
    () => (fresh ? withoutSeenNames(data.issues, rule, vocabulary) : NONE),
    [fresh, data, rule, vocabulary],
  );
  return { issues, asked: fresh, error };
}
