import { Text } from '@mantine/core';
import { Check, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import { useNow } from '../../ui/now.ts';
import { spokenTime } from '../../ui/time.ts';
import { When } from '../../ui/when.tsx';
import type { SeenValue, WhyLine } from './explained-lines.ts';

interface ExplainedLineProps {
  readonly line: WhyLine;
  readonly customer: string;
}

/** One part of a rule with a mark, and the parts in it. */
export function ExplainedLine({ line, customer }: ExplainedLineProps): ReactElement {
  const { words, text, met, decides, seen, changesAt, audience, lines } = line;
  const zone = useSession().workspace.time_zone;
  const now = useNow();
  return (
    <li className="cw-why-line" data-decides={decides || undefined}>
      <span className="cw-why-head">
        {met ? (
          <Check size={15} role="img" aria-label="Met" className="cw-why-met" />
        ) : (
          <X size={15} role="img" aria-label="Not met" className="cw-why-unmet" />
        )}
        <span style={{ minWidth: 0 }} title={clip(text, 1_000)}>
          <bdi className="cw-why-words">{clip(words, 500)}</bdi>
          {audience !== undefined && (
            <>
              {' '}
              <TextLink
                to="/customers/$id"
                params={{ id: customer }}
                search={{ tab: 'audiences', audience }}
                inherit
                td="underline"
              >
                why?
              </TextLink>
            </>
          )}
          {seen !== undefined && (
            <Text span inherit c="dimmed" fw={400}>
              {' · '}
              <Seen seen={seen} />
            </Text>
          )}
          {changesAt !== null && lines.length === 0 && (
            <Text span inherit c="dimmed" fw={400}>
              {' · '}until {spokenTime(zone, changesAt, now)}
            </Text>
          )}
        </span>
      </span>
      {lines.length > 0 && (
        <ul className="cw-why">
          {lines.map((one) => (
            <ExplainedLine key={one.key} line={one} customer={customer} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Seen({ seen }: { readonly seen: SeenValue }): ReactElement {
  switch (seen.kind) {
    case 'none':
      return <>found nothing</>;
    case 'moment':
      return (
        <>
          found <When at={seen.at} />
        </>
      );
    case 'text':
      return (
        <>
          found <bdi className="mono">{clip(seen.text, 200)}</bdi>
        </>
      );
  }
}
