import { Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactElement } from 'react';
import { readPasted } from './pasted-event.ts';
import type { SubjectProps } from './subject-picker.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('../../../ui/code-editor.tsx')).CodeEditor }));

const FIRST = `{
  "type": "Order Completed",
  "data": {
    "order_id": "A-1001",
    "currency": "EUR",
    "products": [{ "product_id": "P-1", "name": "Mug", "price": 12.5, "quantity": 2 }]
  }
}`;

/** An event somebody has at hand, as the hub keeps it or as a tracking call. */
export function PastedSubject({ onChoose }: SubjectProps): ReactElement {
  const [text, setText] = useState(FIRST);
  const [settled] = useDebouncedValue(text, 400);
  const read = useMemo(() => readPasted(settled), [settled]);
  useEffect(() => {
    if (typeof read === 'string') return onChoose(undefined);
    const { type, data, context, customerId, timestamp } = read;
    onChoose({
      type,
      subject: {
        customer: { id: customerId ?? 'pasted-customer' },
        event: { type, data, context, ...(timestamp === undefined ? {} : { timestamp }) },
      },
    });
    return undefined;
  }, [onChoose, read]);
  return (
    <>
      <Suspense fallback={<Skeleton h={160} />}>
        <CodeEditor value={text} label="Event as JSON" maxHeight={200} onChange={setText} />
      </Suspense>
      <Text
        size="xs"
        c={typeof read === 'string' ? 'var(--mantine-color-error)' : 'dimmed'}
        aria-live="polite"
      >
        {typeof read === 'string' ? read : 'Nothing is stored: the person is made up as well.'}
      </Text>
    </>
  );
}
