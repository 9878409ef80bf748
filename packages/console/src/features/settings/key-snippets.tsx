import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { CodeLine } from '../../ui/code-line.tsx';
import { snippetsFor } from './snippets.ts';

/** How to send events with a key, in the form that one needs. */
export function KeySnippets({ value }: { readonly value: string }): ReactElement {
  const snippets = snippetsFor(globalThis.location.origin, value);
  return (
    <Tabs defaultValue={snippets[0]?.name ?? ''} keepMounted={false}>
      <Tabs.List aria-label="Ways to send events">
        {snippets.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets.map(({ name, code }) => (
        <Tabs.Panel key={name} value={name} pt="xs">
          <CodeLine value={code} what="code" />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
