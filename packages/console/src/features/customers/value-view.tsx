import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { When } from '../../ui/when.tsx';
import { shownValue } from './attribute-value.ts';

const MOST = 20_000;
const BEGINNING = 200;
const ENTRIES = 100;

/** A value of a profile, whatever its type and size. */
export function ValueView({
  value,
  type,
}: {
  readonly value: unknown;
  readonly type?: string | undefined;
}): ReactElement {
  const shown = shownValue(value, type);
  switch (shown.kind) {
    case 'none':
      return (
        <Text component="span" inherit c="dimmed">
          no value
        </Text>
      );
    case 'time':
      return <When at={shown.at} />;
    case 'link':
      return (
        <Anchor
          inherit
          href={shown.href}
          target="_blank"
          rel="noopener noreferrer"
          style={{ overflowWrap: 'anywhere' }}
        >
          {clip(shown.href, 300)}
        </Anchor>
      );
    case 'list':
      return (
        <Group gap={4}>
          {shown.entries.slice(0, ENTRIES).map((entry, index) => (
            <Badge key={index} color="gray" maw={300} title={clip(entry, 300)}>
              <bdi>{clip(entry, 80)}</bdi>
            </Badge>
          ))}
          {shown.entries.length > ENTRIES && <span>and {shown.entries.length - ENTRIES} more</span>}
        </Group>
      );
    case 'json':
      return <CodeView value={shown.value} label="value" maxHeight={220} />;
    case 'text':
      return shown.text.length <= BEGINNING ? (
        <bdi style={{ overflowWrap: 'anywhere' }}>{clip(shown.text, MOST)}</bdi>
      ) : (
        <LongText text={shown.text} />
      );
  }
}

/** Its beginning, and the rest when asked for. */
function LongText({ text }: { readonly text: string }): ReactElement {
  const [whole, setWhole] = useState(false);
  return (
    <>
      <bdi style={{ overflowWrap: 'anywhere' }}>{clip(text, whole ? MOST : BEGINNING)}</bdi>{' '}
      <Anchor component="button" type="button" inherit onClick={() => setWhole(!whole)}>
        {whole ? 'Show less' : 'Show all'}
      </Anchor>
    </>
  );
}
