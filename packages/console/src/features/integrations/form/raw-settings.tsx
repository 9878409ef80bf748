import { Button } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { CodeView } from '../../../ui/code-view.tsx';

/** The settings as JSON, for those who keep them elsewhere. */
export function RawSettings({ settings }: { readonly settings: unknown }): ReactElement {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        leftSection={<Braces size={14} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {opened ? 'Hide the JSON' : 'Show these settings as JSON'}
      </Button>
      {opened && <CodeView value={settings} label="settings as JSON" maxHeight={480} />}
    </div>
  );
}
