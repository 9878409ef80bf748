import { ActionIcon } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';

interface ExpandButtonProps {
  readonly open: boolean;
  /** Names what is opened. */
  readonly label: string;
  /** Id of the element that it opens. */
  readonly controls: string;
  readonly onToggle: () => void;
}

/** Opens and closes what belongs to a row. */
export function ExpandButton({ open, label, controls, onToggle }: ExpandButtonProps): ReactElement {
  return (
    <ActionIcon
      size="sm"
      aria-label={label}
      aria-expanded={open}
      {...(open ? { 'aria-controls': controls } : {})}
      onClick={onToggle}
    >
      <ChevronRight size={14} aria-hidden style={open ? { transform: 'rotate(90deg)' } : {}} />
    </ActionIcon>
  );
}
