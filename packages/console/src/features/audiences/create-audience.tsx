import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { changedFields, showSaved, type Written } from './audience.ts';
import { AudienceForm } from './audience-form.tsx';
import type { FormFaults } from './details-fields.tsx';
import { refusedFaults, showFirst, writtenFaults } from './form-faults.ts';
import { outcomeWords } from './estimate.ts';
import type { StartingPoint } from './starting-points.ts';
import { TellSwitch } from './tell-switch.tsx';
import { usePreview } from './use-preview.ts';
import { useRule } from './use-rule.ts';

interface State {
  readonly busy: boolean;
  readonly error?: unknown;
  readonly faults?: FormFaults;
}

const NO_FAULTS: FormFaults = {};

/** The editor of an audience that is not there yet. */
export function CreateAudience({ start }: { readonly start: StartingPoint }): ReactElement {
  const navigate = useNavigate();
  const [first] = useState(() => firstOf(start));
  const [typed, setTyped] = useState(first);
  const slugFrom = useSlugFrom();
  const [ownSlug, setOwnSlug] = useState<string>();
  // It follows the name until somebody writes another one.
  const slug = ownSlug ?? (typed.name.trim() === '' ? '' : (slugFrom?.(typed.name) ?? ''));
  const written = useMemo((): Written => ({ ...typed, slug }), [typed, slug]);
  const [tell, setTell] = useState(false);
  const [state, setState] = useState<State>({ busy: false });
  const created = useRef(false);
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  const unsaved = useCallback(
    () => !created.current && changedFields(first, latest.current).length > 0,
    [first],
  );
  const rule = useRule(written.filter, undefined);
  const { read, wrong } = rule;
  const counts = read.rule !== undefined && wrong === undefined;
  const preview = usePreview(counts ? written.filter : undefined, undefined);
  const outcome = counts ? outcomeWords(preview.preview, false) : undefined;
  const create = async (): Promise<void> => {
    const faults = writtenFaults(written, wrong, true);
    if (faults !== undefined) {
      setState({ busy: false, faults });
      return showFirst(faults);
    }
    setState({ busy: true });
    try {
      const { slug: wanted, ...rest } = { ...written, name: written.name.trim() };
      const body = { ...rest, ...(wanted === '' ? {} : { slug: wanted }), announce: tell };
      const audience = await api('POST /v1/admin/audiences', { body });
      created.current = true;
      done('Created. All customers are judged by its rule now.');
      await showSaved(audience);
      await navigate({ to: '/audiences/$id', params: { id: audience.id } });
    } catch (error) {
      const { faults: refused, rest } = refusedFaults(error);
      setState({ busy: false, faults: refused, ...(rest ? { error } : {}) });
      showFirst(refused);
    }
    return undefined;
  };
  const run = (): void => {
    create().catch(() => undefined);
  };
  const write = ({ slug: other, ...change }: Partial<Written>): void => {
    if (other !== undefined) setOwnSlug(other);
    setTyped((now) => ({ ...now, ...change }));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack gap="sm">
        <AudienceForm
          written={written}
          onWrite={write}
          rule={rule}
          stored=""
          audience={undefined}
          slugNote="Names it in rules and in what is sent. Made of the name."
          preview={preview}
          idle={counts ? undefined : idleWords(written.filter.trim() !== '')}
          readOnly={false}
          faults={state.faults ?? NO_FAULTS}
        >
          <TellSwitch tell={tell} isNew onChange={setTell} />
        </AudienceForm>
        <UnsavedBar
          shown
          text={outcome === undefined ? 'Not created yet' : `Not created yet: ${outcome}`}
          busy={state.busy}
          action="Create"
          onSave={run}
          problem={
            state.error !== undefined && <ProblemNote error={state.error} title="It could not be created" />
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}

function firstOf({ key, label, filter, about }: StartingPoint): Written {
  return key === 'blank'
    ? { name: '', slug: '', description: '', filter }
    : { name: label, slug: '', description: about, filter };
}

/** How a name is written as a slug. Knowing that of all the world's letters weighs a lot, so it comes later. */
function useSlugFrom(): ((name: string) => string) | undefined {
  const [slugFrom, setSlugFrom] = useState<(name: string) => string>();
  useEffect(() => {
    import('@causeway/core/audience/slug')
      .then((slug) => setSlugFrom(() => slug.slugFrom))
      // Then the hub makes it.
      .catch(() => undefined);
  }, []);
  return slugFrom;
}

function idleWords(wrong: boolean): string {
  return wrong
    ? 'Counts as soon as the rule can be used.'
    : 'Add a first condition, and here is counted who meets it.';
}
