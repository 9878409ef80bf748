import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
  type AnyRouter,
} from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { sessionQuery, type Session } from '../../../../app/query.ts';
import { cell } from '../../../../ui/cell.ts';
import { AroundForm } from '../around.tsx';
import type { Kind } from '../card.ts';
import type { CardTools } from '../card-tools.ts';
import { FieldGroup, topFields } from '../drawn-fields.tsx';
import { NOTHING_FOUND, type Fault, type Found } from '../fault.ts';
import { anyForm, FormContext } from '../form-tools.ts';
import { heldOf } from '../held.ts';
import type { KindForm } from '../kind-form.ts';
import { drawingOf } from '../use-card-form.ts';

interface Rendered {
  readonly kind: Pick<Kind, 'fields'>;
  readonly form: KindForm;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
}

const SESSION = { user: { role: 'admin' }, workspace: { time_zone: 'UTC', auto_subscribe: true } };

/** The fields of a card as a browser first gets them, as text. What stands behind a link is opened. */
export async function renderFields({ kind, form, settings, faults = [] }: Rendered): Promise<string> {
  const fields = kind.fields.map(({ behind: _link, ...field }) => field);
  const drawing = drawingOf({ fields }, form);
  const tools: CardTools = {
    ...drawing,
    values: cell(heldOf(drawing, settings, 'Mine')),
    found: cell<Found>({ ...NOTHING_FOUND, faults, all: true }),
    revealed: cell<{ readonly place: string } | undefined>(undefined),
    readOnly: false,
    kept: new Set(),
    stored: undefined,
  };
  // Nobody is asked: what is not there stays away.
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, retry: false } } });
  client.setQueryData(sessionQuery.queryKey, SESSION as unknown as Session);
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <FormContext value={anyForm(tools)}>
          <AroundForm form={form}>
            <FieldGroup fields={topFields(fields, fields)} />
          </AroundForm>
        </FormContext>
      ),
    }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  }) as AnyRouter;
  await router.load();
  return renderToString(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
