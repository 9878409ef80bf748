import type { JsonObject } from '@causeway/core/result/json';
import { Paper, Skeleton, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import type { CodePlace } from '../../ui/code-area.tsx';
import { clip } from '../../ui/clip.ts';
import { codeHeight } from '../../ui/code-height.ts';
import { FaultsNote } from './faults-note.tsx';
import { RepairDialog } from './repair-dialog.tsx';
import type { Written } from './template.ts';
import { TestPanel } from './test-panel.tsx';
import { useCheck } from './use-check.ts';
import './templates.css';

const SourceEditor = lazy(async () => ({ default: (await import('./source-editor.tsx')).SourceEditor }));

export interface FormFaults {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly source?: string | undefined;
}

interface TemplateFormProps {
  readonly written: Written;
  readonly onWrite: (change: Partial<Written>) => void;
  readonly readOnly: boolean;
  readonly faults: FormFaults;
  /** An entity that works with it, to try it with when nothing has come in yet. */
  readonly entity: JsonObject | undefined;
}

const HEIGHT = { min: 320, max: 640 };

/** Name, description and source of a template, with a test of it beside. */
export function TemplateForm(props: TemplateFormProps): ReactElement {
  const { written, onWrite, readOnly, faults, entity } = props;
  const { name, description, source } = written;
  const { checked, fresh } = useCheck(source, !readOnly);
  const [place, setPlace] = useState<CodePlace>();
  const [repairing, setRepairing] = useState(false);
  const marks = useMemo(
    () =>
      (checked?.faults ?? []).map(({ line, column, message, hint }) => ({
        line,
        column,
        message: `${message} ${hint ?? ''}`.trim(),
      })),
    [checked],
  );
  return (
    <div className="cw-template">
      <Stack gap="sm" miw={0}>
        <Paper bg="var(--cw-surface)">
          <Stack gap="sm">
            <TextInput
              id="template-name"
              label="Name"
              withAsterisk
              aria-required
              maxLength={200}
              readOnly={readOnly}
              autoComplete="off"
              error={faults.name}
              value={name}
              onChange={(event) => onWrite({ name: event.currentTarget.value })}
            />
            <Textarea
              label="Description"
              placeholder="What it makes, and for whom"
              autosize
              minRows={1}
              maxRows={5}
              maxLength={2_000}
              readOnly={readOnly}
              error={faults.description}
              value={description}
              onChange={(event) => onWrite({ description: event.currentTarget.value })}
            />
          </Stack>
        </Paper>
        <Paper component="section" aria-label="Source" bg="var(--cw-surface)">
          <Stack gap="xs">
            <div>
              <Title order={2}>Source</Title>
              <Text size="sm" c="dimmed">
                Jsonnet. <code>import 'lytemplates.libsonnet'</code> gives what the event and its customer
                are.
                {!readOnly && ' Tab indents; Escape, then Tab, leaves the editor.'}
              </Text>
            </div>
            <Suspense fallback={<Skeleton h={codeHeight(source, HEIGHT.min, HEIGHT.max)} />}>
              <SourceEditor
                value={source}
                height={HEIGHT}
                faults={fresh ? marks : NONE}
                place={place}
                wrong={faults.source !== undefined}
                onChange={readOnly ? undefined : (text) => onWrite({ source: text })}
              />
            </Suspense>
            {faults.source !== undefined && (
              <Text
                size="xs"
                c="var(--mantine-color-error)"
                role="alert"
                style={{ overflowWrap: 'anywhere' }}
              >
                {(checked?.faults.length ?? 0) > 0
                  ? 'It was not saved: it has to compile first.'
                  : clip(faults.source, 1_000)}
              </Text>
            )}
            {!readOnly && (
              <FaultsNote checked={checked} onShow={setPlace} onRepair={() => setRepairing(true)} />
            )}
          </Stack>
        </Paper>
      </Stack>
      <div className="cw-template-test">
        <TestPanel source={source} compiles={fresh && checked?.faults.length === 0} sample={entity} />
      </div>
      <RepairDialog
        source={source}
        repair={fresh ? (checked?.repair ?? undefined) : undefined}
        opened={repairing}
        onApply={(text) => onWrite({ source: text })}
        onClose={() => setRepairing(false)}
      />
    </div>
  );
}

const NONE: readonly never[] = [];
