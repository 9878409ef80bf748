import { Tabs } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';

interface TabListProps {
  readonly tabs: readonly (readonly [name: string, label: string])[];
  readonly shown: string;
}

/** The tabs of a customer. Where they are wider than the screen, the one that is shown is in sight. */
export function TabList({ tabs, shown }: TabListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = [...(list.current?.children ?? [])][tabs.findIndex(([name]) => name === shown)];
    tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tabs, shown]);
  return (
    <Tabs.List ref={list} mb="sm" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
      {tabs.map(([name, label]) => (
        <Tabs.Tab key={name} value={name}>
          {label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
