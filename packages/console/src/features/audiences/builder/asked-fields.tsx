import { NativeSelect, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import {
  askedOtherwise,
  operatorOf,
  operatorsFor,
  operatorWord,
  type Asked,
  type OperatorId,
  type Sort,
} from '../../../ui/rule/operators.ts';
import type { KnownField } from '../../../ui/rule/vocabulary.ts';
import { ListField } from './list-field.tsx';
import { LiteralField } from './literal-field.tsx';
import { NearFields } from './near-fields.tsx';

interface AskedFieldsProps {
  readonly asked: Asked;
  readonly negated: boolean;
  readonly sort: Sort;
  /** The field whose values are compared, where something is known of it. */
  readonly known: KnownField | undefined;
  /** It is a field, and no figure over events. */
  readonly isField: boolean;
  /** It is asked of an event, which is never so long ago. */
  readonly inWhere: boolean;
  /** Names what is asked, for the labels. */
  readonly subject: string;
  readonly onChange: (asked: Asked, negated: boolean) => void;
}

/** How something is compared, and with what. */
export function AskedFields(props: AskedFieldsProps): ReactElement {
  const { asked, negated, sort, isField, inWhere, subject, onChange } = props;
  const now = operatorOf(asked, negated, sort);
  return (
    <>
      <NativeSelect
        data-first-field
        aria-label={`How ${subject} is compared`}
        w="auto"
        data={operatorsFor(sort, now, isField).map((id) => ({ value: id, label: operatorWord(id, sort) }))}
        value={now}
        onChange={(event) => {
          const next = event.currentTarget.value as OperatorId;
          onChange(askedOtherwise(asked, next, sort, inWhere), next.startsWith('not '));
        }}
      />
      {now !== 'never' && <ValueFields {...props} />}
    </>
  );
}

function ValueFields(props: AskedFieldsProps): ReactElement | null {
  const { asked, negated, sort, known, inWhere, subject, onChange } = props;
  const put = (next: Asked): void => onChange(next, negated);
  const common = { sort, inWhere, choices: known?.choices ?? [], example: known?.example ?? '' };
  const isOnce = asked.kind === 'compare' && asked.value === 1;
  const times = sort === 'count' && <Text size="sm">{isOnce ? 'time' : 'times'}</Text>;
  switch (asked.kind) {
    case 'exists':
      return null;
    case 'compare':
      return (
        <>
          <LiteralField
            {...common}
            label={`Value for ${subject}`}
            value={asked.value}
            onChange={(value) => put({ ...asked, value })}
          />
          {times}
        </>
      );
    case 'contains':
    case 'like':
      return (
        <TextInput
          aria-label={`Text for ${subject}`}
          w={180}
          placeholder={asked.kind === 'like' ? 'A*, * for anything' : ''}
          spellCheck={false}
          autoComplete="off"
          maxLength={10_000}
          error={asked.text === ''}
          value={asked.text}
          onChange={(event) => put({ ...asked, text: event.currentTarget.value })}
        />
      );
    case 'in':
    case 'intersects':
      return (
        <ListField
          sort={sort}
          choices={common.choices}
          label={`Values for ${subject}`}
          values={asked.values}
          onChange={(values) => put({ ...asked, values })}
        />
      );
    case 'between':
      return (
        <>
          <LiteralField
            {...common}
            label={`Least for ${subject}`}
            value={asked.from}
            onChange={(from) => put({ ...asked, from })}
          />
          <Text size="sm">and</Text>
          <LiteralField
            {...common}
            label={`Most for ${subject}`}
            value={asked.to}
            onChange={(to) => put({ ...asked, to })}
          />
          {times}
        </>
      );
    case 'near':
      return <NearFields near={asked} label={subject} onChange={put} />;
  }
}
