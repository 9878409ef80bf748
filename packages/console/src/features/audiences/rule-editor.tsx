import { Group, Paper, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import type { CodePlace } from '../../ui/code-area.tsx';
import { codeHeight } from '../../ui/code-height.ts';
import { BuilderSide } from './builder-side.tsx';
import { leafPlaces, placeIn } from './filter/leaf-places.ts';
import type { ReadText } from './rule-text.ts';
import { TextIssues, type TextIssue } from './text-issues.tsx';
import type { RuleIssue } from './issue-places.ts';
import type { RuleUse } from './use-rule.ts';

const FilterEditor = lazy(async () => ({
  default: (await import('./filter/filter-editor.tsx')).FilterEditor,
}));

const FORMS = [
  { value: 'builder', label: 'Builder' },
  { value: 'text', label: 'FilterQL' },
] as const;
type Form = (typeof FORMS)[number]['value'];

const HEIGHT = { min: 220, max: 560 };

interface RuleEditorProps {
  readonly rule: RuleUse;
  /** As it is stored; what says the same as that stays as it is. */
  readonly stored: string;
  readonly self: string | undefined;
  readonly readOnly: boolean;
  /** Why it was not saved. */
  readonly refused: string | undefined;
  readonly onText: (text: string) => void;
}

/** A rule in one of its two forms. Both change the same text. */
export function RuleEditor(props: RuleEditorProps): ReactElement {
  const { rule, readOnly, refused } = props;
  const [form, setForm] = useLocalStorage<Form>({ key: 'causeway-rule-form', defaultValue: 'builder' });
  const [place, setPlace] = useState<CodePlace>();
  return (
    <Paper id="audience-rule" component="section" aria-label="Rule" tabIndex={-1} bg="var(--cw-surface)">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2}>Rule</Title>
          <SegmentedControl
            aria-label="Form of the rule"
            data={FORMS.map((one) => ({ ...one }))}
            value={form}
            onChange={setForm}
          />
        </Group>
        {form === 'builder' ? (
          <BuilderSide
            {...props}
            onShowText={(next) => {
              setForm('text');
              setPlace(next);
            }}
          />
        ) : (
          <TextSide {...props} place={place} onShow={setPlace} />
        )}
        {refused !== undefined && !readOnly && rule.read.fault === undefined && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert" style={{ overflowWrap: 'anywhere' }}>
            {refused}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

/** What is wrong, each with its place in the text where it has one. */
function placed({ text, rule, fault }: ReadText, issues: readonly RuleIssue[]): readonly TextIssue[] {
  if (fault !== undefined) return [{ severity: 'error', ...fault }];
  const places = rule === undefined || issues.length === 0 ? new Map() : leafPlaces(text, rule);
  return issues.map((issue) => ({ ...placeIn(places, issue.field ?? ''), ...issue }));
}

interface TextSideProps extends RuleEditorProps {
  readonly place: CodePlace | undefined;
  readonly onShow: (place: CodePlace) => void;
}

function TextSide({
  rule: { read, vocabulary, issues, asked },
  readOnly,
  refused,
  place,
  onText,
  onShow,
}: TextSideProps): ReactElement {
  const { text } = read;
  const all = useMemo(() => placed(read, issues), [read, issues]);
  const marks = useMemo(
    () => all.map(({ message, hint = '', ...rest }) => ({ ...rest, message: `${message} ${hint}`.trim() })),
    [all],
  );
  return (
    <Stack gap={6}>
      {!readOnly && (
        <Text size="sm" c="dimmed">
          Ctrl-Space suggests attributes, events and words. Tab indents; Escape, then Tab, leaves the editor.
        </Text>
      )}
      <Suspense fallback={<Skeleton h={codeHeight(text, HEIGHT.min, HEIGHT.max)} />}>
        <FilterEditor
          value={text}
          vocabulary={vocabulary}
          height={HEIGHT}
          faults={marks}
          place={place}
          wrong={refused !== undefined}
          onChange={readOnly ? undefined : onText}
        />
      </Suspense>
      <TextIssues issues={all} asked={asked} onShow={onShow} />
    </Stack>
  );
}
