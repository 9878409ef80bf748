import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { get } from '../../../app/query.ts';
import { cell } from '../../../ui/cell.ts';
import type { Sample } from '../trial/sample.ts';
import type { FormTools } from './form-tools.ts';
import type { Found } from './found.ts';
import type { WebhookValues } from './form-values.ts';
import { toDefinition } from './to-definition.ts';
import { useChecks } from './use-checks.ts';

const WAIT_MS = 300;
const NONE: readonly never[] = [];

/** The form a moment after the last key. */
interface DraftState {
  readonly values: WebhookValues;
  readonly definition: WebhookDefinition;
}

interface FormUse {
  readonly tools: FormTools;
  readonly draft: DraftState;
}

/** The form of a webhook, beginning with these values. */
export function useWebhookForm(
  first: WebhookValues,
  sample: Sample,
  kept: FormTools['kept'],
  readOnly: boolean,
): FormUse {
  const [cells] = useState(() => ({
    values: cell(first),
    found: cell<Found>({ findings: [], touched: new Set(), typing: undefined, all: false }),
    sample: cell(sample),
  }));
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 }).data?.data ?? NONE;
  const attributes =
    useQuery({ ...get('GET /v1/admin/attributes', {}), staleTime: 60_000 }).data?.data ?? NONE;
  const tools = useMemo(
    () => ({ ...cells, readOnly, types, attributes, kept }),
    [cells, readOnly, types, attributes, kept],
  );
  const [values, setValues] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = cells.values.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setValues(cells.values.get()), WAIT_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [cells]);
  const draft = useMemo(() => ({ values, definition: toDefinition(values) }), [values]);
  useChecks(tools, draft.values, draft.definition);
  return { tools, draft };
}
