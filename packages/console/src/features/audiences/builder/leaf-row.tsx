import { NativeSelect } from '@mantine/core';
import { ChevronDown, Tag, Target, Users, UserRound, Zap } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { clip } from '../../../ui/clip.ts';
import { fieldBehind, sortOf, type Asked } from '../../../ui/rule/operators.ts';
import { subjectWords } from '../../../ui/rule/rule-words.ts';
import { AskedFields } from './asked-fields.tsx';
import { changeNode } from './edit.ts';
import { FigureFields, WithinField } from './event-parts.tsx';
import { groupNode, type ConditionLeaf, type EventsSubject, type LeafNode } from './node.ts';
import { SubjectPicker } from './subject-picker.tsx';
import { focusOn, idOf, useBuilder } from './tools.ts';
import { WhereButton } from './where-button.tsx';

interface LeafRowProps {
  readonly node: LeafNode;
  /** The event whose fields are asked; undefined: the customer is. */
  readonly event: string | undefined;
  /** At the end of the first line. */
  readonly menu: ReactNode;
}

/** One condition, in words that can be changed. */
export function LeafRow({ node, event, menu }: LeafRowProps): ReactElement {
  const { vocabulary, root, apply } = useBuilder();
  const { leaf, negated } = node;
  const put = (change: Partial<LeafNode>): void =>
    apply(changeNode(root(), node.key, (now) => ({ ...(now as LeafNode), ...change })));
  if (leaf.kind === 'condition') return <ConditionRow node={node} leaf={leaf} event={event} menu={menu} />;
  const name = leaf.kind === 'audience' ? (vocabulary.audiences.get(leaf.slug)?.name ?? leaf.slug) : '';
  if (leaf.kind === 'audience')
    return (
      <>
        <div className="cw-rule-fields">
          <Subject node={node} event={event} icon={<Target size={14} aria-hidden />} name={name} />
          <NativeSelect
            data-first-field
            aria-label={`Whether in ${clip(name, 80)}`}
            w="auto"
            data={[
              { value: 'in', label: 'is in this audience' },
              { value: 'out', label: 'is not in this audience' },
            ]}
            value={negated ? 'out' : 'in'}
            onChange={(change) => put({ negated: change.currentTarget.value === 'out' })}
          />
        </div>
        {menu}
      </>
    );
  const all = event === undefined ? 'Everybody' : 'Any event';
  const none = event === undefined ? 'Nobody' : 'No event';
  return (
    <>
      <div className="cw-rule-fields">
        <Subject
          node={node}
          event={event}
          icon={<Users size={14} aria-hidden />}
          name={negated ? none : all}
        />
      </div>
      {menu}
    </>
  );
}

interface ConditionRowProps extends LeafRowProps {
  readonly leaf: ConditionLeaf;
}

function ConditionRow({ node, leaf, event, menu }: ConditionRowProps): ReactElement {
  const { vocabulary, root, apply, draw } = useBuilder();
  const { subject, asked } = leaf;
  const put = (next: ConditionLeaf, negated: boolean): void =>
    apply(changeNode(root(), node.key, (now) => ({ ...(now as LeafNode), leaf: next, negated })));
  const isField = subject.kind === 'field';
  const name = isField ? subjectWords(subject, vocabulary, event) : subject.event;
  const sort = sortOf(subject, vocabulary, event);
  const fields = (
    <AskedFields
      asked={asked}
      negated={node.negated}
      sort={sort}
      known={fieldBehind(subject, vocabulary, event)}
      isField={isField}
      inWhere={event !== undefined}
      subject={clip(name, 80)}
      onChange={(next, negated) => put({ ...leaf, asked: next }, negated)}
    />
  );
  const FieldIcon = event === undefined ? UserRound : Tag;
  if (isField)
    return (
      <>
        <div className="cw-rule-fields">
          <Subject node={node} event={event} icon={<FieldIcon size={14} aria-hidden />} name={name} />
          {fields}
        </div>
        {menu}
      </>
    );
  const change = (next: EventsSubject, nextAsked: Asked = asked): void =>
    put({ ...leaf, subject: next, asked: nextAsked }, nextAsked === asked && node.negated);
  const { where } = subject;
  return (
    <>
      <div className="cw-rule-fields">
        <Subject node={node} event={event} icon={<Zap size={14} aria-hidden />} name={name} />
        <FigureFields subject={subject} asked={asked} onChange={change} />
        {fields}
        {(subject.within !== undefined || sort !== 'time') && (
          <WithinField subject={subject} onChange={change} />
        )}
        {where === undefined && (
          <WhereButton
            event={subject.event}
            onAdd={(first) => {
              change({ ...subject, where: groupNode('all', [first], true) });
              focusOn(idOf(first.key));
            }}
          />
        )}
      </div>
      {menu}
      {where !== undefined && draw(where, 1, subject.event, true)}
    </>
  );
}

interface SubjectProps extends Omit<LeafRowProps, 'menu'> {
  readonly icon: ReactNode;
  readonly name: string;
}

/** What the condition is about; it can become about something else. */
function Subject({ node, event, icon, name }: SubjectProps): ReactElement {
  const { vocabulary, root, apply } = useBuilder();
  return (
    <SubjectPicker
      event={event}
      onChoose={(offer) =>
        apply(
          changeNode(root(), node.key, (now) =>
            now.kind === 'leaf' ? { ...now, negated: false, leaf: kept(now, offer.leaf()) } : now,
          ),
          idOf(node.key),
        )
      }
      button={{
        variant: 'light',
        className: 'cw-rule-subject',
        leftSection: icon,
        rightSection: <ChevronDown size={12} aria-hidden />,
        title: name,
      }}
    >
      <bdi>{clip(name, 60)}</bdi>
    </SubjectPicker>
  );

  /** Another field of the same kind, or another event, is asked the same. */
  function kept(now: LeafNode, next: LeafNode['leaf']): LeafNode['leaf'] {
    if (now.leaf.kind !== 'condition' || next.kind !== 'condition') return next;
    const [was, is] = [now.leaf.subject, next.subject];
    if (was.kind === 'events' && is.kind === 'events')
      return was.figure === 'count' || was.field === undefined
        ? { ...now.leaf, subject: { ...was, event: is.event, where: undefined } }
        : next;
    const sorts = [sortOf(was, vocabulary, event), sortOf(is, vocabulary, event)];
    if (was.kind !== is.kind || sorts[0] !== sorts[1] || sorts[0] === 'choice') return next;
    return { ...next, asked: now.leaf.asked };
  }
}
