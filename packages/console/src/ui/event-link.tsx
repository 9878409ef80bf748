import type { ReactElement } from 'react';
import { TextLink } from './links.tsx';

interface EventLinkProps {
  /** Undefined: nobody can say whose it is. */
  readonly customer: string | undefined;
  readonly event: number;
}

/** The number of an event; leads to it among the events of its customer. */
export function EventLink({ customer, event }: EventLinkProps): ReactElement {
  if (customer === undefined) return <span className="mono">{event}</span>;
  return (
    <TextLink
      to="/customers/$id"
      params={{ id: customer }}
      search={{ tab: 'events', event: String(event) }}
      inherit
      className="mono"
      aria-label={`Event ${event}`}
    >
      {event}
    </TextLink>
  );
}
