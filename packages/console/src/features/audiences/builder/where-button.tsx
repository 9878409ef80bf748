import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { leafNode, type LeafNode } from './node.ts';
import { SubjectPicker } from './subject-picker.tsx';

interface WhereButtonProps {
  readonly event: string;
  readonly onAdd: (node: LeafNode) => void;
}

/** Chooses among the events by one of their fields. */
export function WhereButton({ event, onAdd }: WhereButtonProps): ReactElement {
  const name = clip(event, 60);
  return (
    <SubjectPicker
      event={event}
      onChoose={(offer) => onAdd(leafNode(offer.leaf()))}
      button={{
        variant: 'subtle',
        color: 'gray',
        leftSection: <Plus size={14} aria-hidden />,
        'aria-label': `Only ${name} where…`,
      }}
    >
      where…
    </SubjectPicker>
  );
}
