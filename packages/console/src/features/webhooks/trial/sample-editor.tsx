import { jsonFault } from '@causeway/core/webhook/json-fault';
import { Anchor, Skeleton, Text, Textarea } from '@mantine/core';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { clip } from '../../../ui/clip.ts';
import { editorHeight } from '../editor-height.ts';
import { useFormTools } from '../form/form-tools.ts';
import type { Sample } from './sample.ts';

const CodeEditor = lazy(async () => ({ default: (await import('../../../ui/code-editor.tsx')).CodeEditor }));

const MOST = 260;

/** The request that is tried: its body and headers, to paste into and to change. */
export function SampleEditor(): ReactElement {
  const { sample } = useFormTools();
  const { body, headers } = useCell(sample, (one) => one);
  // What somebody has changed is a stored request no more; an editor that is given a text reports it, too.
  const put = (change: Partial<Sample>): void => {
    const { body: text, headers: lines } = sample.get();
    const next = { body: text, headers: lines, ...change };
    if (next.body !== text || next.headers !== lines) sample.set(next);
  };
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
            onChange={(text) => put({ body: text })}
          />
        </Suspense>
        <Fault body={body} onRepair={(text) => put({ body: text })} />
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
        onChange={(event) => put({ headers: event.currentTarget.value })}
      />
    </>
  );
}

interface FaultProps {
  readonly body: string;
  readonly onRepair: (text: string) => void;
}

/** The body is sent as it stands, slips and all; here they are named, and can be mended. */
function Fault({ body, onRepair }: FaultProps): ReactElement | null {
  const fault = useMemo(() => (body.trim() === '' ? undefined : jsonFault(body)), [body]);
  if (fault === undefined) return null;
  const { message, hint, fix } = fault;
  return (
    <Text size="xs" role="note">
      {clip(message, 300)} {clip(hint, 300)}
      {fix !== undefined && (
        <>
          {' '}
          <Anchor component="button" type="button" inherit fw={600} onClick={() => onRepair(fix)}>
            Repair
          </Anchor>
        </>
      )}
    </Text>
  );
}
