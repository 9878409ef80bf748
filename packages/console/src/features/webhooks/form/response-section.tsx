import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense, type ReactElement } from 'react';
import { editorHeight } from '../editor-height.ts';
import { useField } from './form-tools.ts';
import type { WebhookValues } from './form-values.ts';
import { Notes } from './notes.tsx';
import { ChoiceField } from './plain-fields.tsx';
import { Section } from './section.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('../../../ui/code-editor.tsx')).CodeEditor }));

/** What the sender is told. */
export function ResponseSection(): ReactElement {
  return (
    <Section
      title="Response"
      about="JSON, sent as it is written. Left empty, the answer is the hub’s own, which says what happened."
    >
      <AnswerField place="response.success" label="On success" usual={'{"success":true,"event":"…"}'} />
      <AnswerField
        place="response.error"
        label="On error"
        usual={'{"error":{"type":"…","code":0,"message":"…"}}'}
      />
    </Section>
  );
}

interface AnswerFieldProps {
  readonly place: 'response.success' | 'response.error';
  readonly label: string;
  readonly usual: string;
}

function AnswerField({ place, label, usual }: AnswerFieldProps): ReactElement {
  const { value, change, input, readOnly } = useField<string>(place);
  return (
    <Stack gap={4} id={input.id} tabIndex={-1}>
      <Text size="xs" fw={600}>
        {label}
      </Text>
      <Suspense fallback={<Skeleton h={editorHeight(value)} />}>
        <CodeEditor
          value={value}
          label={`Response, ${label}, as JSON`}
          maxHeight={160}
          {...(readOnly ? {} : { onChange: change })}
        />
      </Suspense>
      <Notes place={place} />
      {value.trim() === '' && (
        <Text size="xs" c="dimmed">
          Empty: <code>{usual}</code>
        </Text>
      )}
    </Stack>
  );
}

const OTHERWISE: readonly { readonly value: WebhookValues['whenNotMatched']; readonly label: string }[] = [
  { value: 'ok', label: '200, ignored: the sender need not try again' },
  { value: 'unauthorized', label: '401: as if the sender had not proved itself' },
  { value: 'not_found', label: '404: as if there were nothing here' },
];

/** What the sender is told about a request that is none of this webhook’s. */
export function NotMatchedSection(): ReactElement {
  return (
    <Section title="When filters are not met">
      <ChoiceField
        place="whenNotMatched"
        label="Answer with"
        help="Either way the request is in the log, as ignored, with the filter that was not met."
        choices={OTHERWISE}
      />
    </Section>
  );
}
