import { Skeleton, Text, Textarea } from '@mantine/core';
import { lazy, Suspense, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { editorHeight } from '../editor-height.ts';
import { useFormTools } from '../form/form-tools.ts';

const CodeEditor = lazy(async () => ({ default: (await import('../../../ui/code-editor.tsx')).CodeEditor }));

const MOST = 260;

/** The request that is tried: its body and headers, to paste into and to change. */
export function SampleEditor(): ReactElement {
  const { sample } = useFormTools();
  const { body, headers } = useCell(sample, (one) => one);
  return (
    <>
      <div>
        <Text size="xs" fw={600}>
          Body
        </Text>
        <Suspense fallback={<Skeleton h={Math.min(MOST, editorHeight(body))} />}>
          <CodeEditor
            value={body}
            label="Body of the request"
            maxHeight={MOST}
            onChange={(text) => sample.set({ ...sample.get(), body: text })}
          />
        </Suspense>
      </div>
      <Textarea
        label="Headers"
        placeholder="x-token: abc"
        autosize
        minRows={1}
        maxRows={6}
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={headers}
        onChange={(event) => sample.set({ ...sample.get(), headers: event.currentTarget.value })}
      />
    </>
  );
}
