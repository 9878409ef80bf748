import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { CodeLine } from '../../ui/code-line.tsx';
import { snippetsFor } from './snippets.ts';

/** How to send events with a key, in the form that one needs. */
export function KeySnippets({ value }: { readonly value: string }): ReactElement {
  const snippets = snippetsFor(globalThis.location.origin, value);
  return (
    <Tabs defaultValue="0" keepMounted={false}>
      <Tabs.List aria-label="Ways to send events">
        {snippets.map(({ name }, index) => (
          <Tabs.Tab key={name} value={String(index)}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets.map(({ name, code }, index) => (
        <Tabs.Panel key={name} value={String(index)} pt="xs">
          <CodeLine value={code} what="code" />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
