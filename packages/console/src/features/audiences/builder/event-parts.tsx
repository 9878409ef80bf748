import { parsePath } from '@causeway/core/audience/language/path-text';
import { printPath } from '@causeway/core/audience/language/quote';
import type { Figure } from '@causeway/core/audience/rule';
import { Autocomplete, NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { firstAsked, sortOf, fieldBehind, type Asked } from '../../../ui/rule/operators.ts';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import type { EventsSubject } from './node.ts';
import { SpanField } from './span-field.tsx';
import { useBuilder } from './tools.ts';
import { useTyped } from './typed.ts';

/** A figure, with a field or without. */
type FigureId = Figure | 'first_time' | 'last_time';

const FIGURES: readonly { readonly value: FigureId; readonly label: string }[] = [
  { value: 'count', label: 'happened' },
  { value: 'sum', label: 'the sum of' },
  { value: 'min', label: 'the lowest' },
  { value: 'max', label: 'the highest' },
  { value: 'first_time', label: 'the first time' },
  { value: 'last_time', label: 'the latest time' },
  { value: 'first', label: 'the first' },
  { value: 'last', label: 'the latest' },
];

export interface EventSubjectProps {
  readonly subject: EventsSubject;
  readonly asked: Asked;
  /** `asked`: what the new figure is asked, when it cannot be asked the same. */
  readonly onChange: (subject: EventsSubject, asked: Asked) => void;
}

/** Which figure of the events is compared, and of which field. */
export function FigureFields({ subject, asked, onChange }: EventSubjectProps): ReactElement {
  const { vocabulary } = useBuilder();
  const { figure, field, event } = subject;
  const now: FigureId =
    field === undefined && (figure === 'first' || figure === 'last') ? `${figure}_time` : figure;
  const put = (next: EventsSubject): void => onChange(next, stillAsked(subject, next, asked, vocabulary));
  return (
    <>
      <NativeSelect
        aria-label={`What of ${event} counts`}
        w="auto"
        data={FIGURES.map((one) => ({ ...one }))}
        value={now}
        onChange={(change) => put(withFigure(subject, change.currentTarget.value as FigureId, vocabulary))}
      />
      {field !== undefined && (
        <FieldField
          event={event}
          path={field}
          numbers={figure !== 'first' && figure !== 'last'}
          onChange={(next) => put({ ...subject, field: next })}
        />
      )}
    </>
  );
}

function withFigure(subject: EventsSubject, id: FigureId, vocabulary: Vocabulary): EventsSubject {
  if (id === 'count') return { ...subject, figure: 'count', field: undefined };
  if (id === 'first_time' || id === 'last_time')
    return { ...subject, figure: id === 'first_time' ? 'first' : 'last', field: undefined };
  return { ...subject, figure: id, field: subject.field ?? firstField(subject.event, id, vocabulary) };
}

/** The field that one probably means: of an order its total. */
function firstField(event: string, figure: Figure, vocabulary: Vocabulary): readonly string[] {
  const fields = vocabulary.events.get(event)?.fields ?? [];
  const fits =
    figure === 'first' || figure === 'last' ? fields : fields.filter((one) => one.type === 'numeric');
  const usual = ['total', 'revenue', 'value', 'amount', 'price'];
  const best = usual
    .map((name) => fits.find(({ path }) => path.length === 1 && path[0] === name))
    .find((one) => one !== undefined);
  return (best ?? fits[0])?.path ?? ['value'];
}

function stillAsked(
  before: EventsSubject,
  after: EventsSubject,
  asked: Asked,
  vocabulary: Vocabulary,
): Asked {
  const [was, is] = [sortOf(before, vocabulary), sortOf(after, vocabulary)];
  if (was === is) return asked;
  // A number of times is no sum of money.
  if (is === 'number') return { kind: 'compare', operator: '>', value: 0 };
  return firstAsked(is, fieldBehind(after, vocabulary));
}

interface FieldFieldProps {
  readonly event: string;
  readonly path: readonly string[];
  /** Numbers are wanted, so fields with numbers come first. */
  readonly numbers: boolean;
  readonly onChange: (path: readonly string[]) => void;
}

function FieldField({ event, path, numbers, onChange }: FieldFieldProps): ReactElement {
  const { vocabulary } = useBuilder();
  const fields = vocabulary.events.get(event)?.fields ?? [];
  const typed = useTyped<readonly string[]>(
    path,
    printPath,
    (text) => {
      const read = parsePath(text);
      return 'path' in read ? read.path : undefined;
    },
    onChange,
  );
  const offered = numbers
    ? fields.toSorted((a, b) => Number(b.type === 'numeric') - Number(a.type === 'numeric'))
    : fields;
  return (
    <Autocomplete
      aria-label={`Field of ${event}`}
      w={150}
      spellCheck={false}
      maxDropdownHeight={260}
      comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
      data={[...new Set(offered.map((one) => printPath(one.path)))]}
      // What is chosen already narrows nothing down.
      filter={({ options, search }) =>
        search === printPath(path)
          ? options
          : options.filter((one) => 'value' in one && one.value.toLowerCase().includes(search.toLowerCase()))
      }
      error={typed.unread}
      value={typed.text}
      onChange={typed.type}
      onBlur={typed.leave}
    />
  );
}

interface WithinFieldProps {
  readonly subject: EventsSubject;
  readonly onChange: (subject: EventsSubject) => void;
}

/** Of what time the events count. */
export function WithinField({ subject, onChange }: WithinFieldProps): ReactElement {
  const { within, event } = subject;
  return (
    <>
      <NativeSelect
        aria-label={`Of what time ${event} counts`}
        w="auto"
        data={[
          { value: 'ever', label: 'at any time' },
          { value: 'within', label: 'within the last' },
        ]}
        value={within === undefined ? 'ever' : 'within'}
        onChange={(change) =>
          onChange({
            ...subject,
            within: change.currentTarget.value === 'ever' ? undefined : { count: 30, unit: 'd' },
          })
        }
      />
      {within !== undefined && (
        <SpanField
          span={within}
          label={`Time of ${event}`}
          onChange={(span) => onChange({ ...subject, within: span })}
        />
      )}
    </>
  );
}
