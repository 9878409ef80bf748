import { Plus } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { leafNode, type LeafNode } from './node.ts';
import { eventOffers } from './offers.ts';
import { SubjectPicker } from './subject-picker.tsx';
import { useBuilder } from './tools.ts';

interface WhereButtonProps {
  readonly event: string;
  readonly onAdd: (node: LeafNode) => void;
}

/** Chooses among the events by one of their fields. */
export function WhereButton({ event, onAdd }: WhereButtonProps): ReactElement {
  const { vocabulary } = useBuilder();
  const offers = useMemo(() => eventOffers(vocabulary, event), [vocabulary, event]);
  const name = clip(event, 60);
  return (
    <SubjectPicker
      offers={offers}
      event={event}
      placeholder={`Field of ${name}`}
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
