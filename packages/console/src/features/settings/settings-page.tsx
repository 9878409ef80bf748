import { Box, Group } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { NavItem } from '../../ui/links.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { SECTIONS } from './sections.ts';

/** The frame of the settings: their pages at the side, or above where it is narrow. */
export function SettingsPage(): ReactElement {
  return (
    <Group align="flex-start" gap="lg" wrap="nowrap">
      <Box component="nav" aria-label="Settings" visibleFrom="md" w={150} flex="none">
        {SECTIONS.map(({ to, label }) => (
          <NavItem
            key={to}
            to={to}
            label={label}
            activeProps={{ 'data-active': true, 'aria-current': 'page' } as object}
          />
        ))}
      </Box>
      <Box flex={1} miw={0}>
        <Box hiddenFrom="md" mb="md">
          <TabLinks label="Settings">
            {SECTIONS.map(({ to, label }) => (
              <TabLink key={to} to={to} word={label} />
            ))}
          </TabLinks>
        </Box>
        <Outlet />
      </Box>
    </Group>
  );
}
