import { Paper, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Written } from './audience.ts';
import { DetailsFields, type FormFaults } from './details-fields.tsx';
import { LiveCount } from './live-count.tsx';
import { RuleEditor } from './rule-editor.tsx';
import type { PreviewUse } from './use-preview.ts';
import type { RuleUse } from './use-rule.ts';
import './audiences.css';

interface AudienceFormProps {
  readonly written: Written;
  readonly onWrite: (change: Partial<Written>) => void;
  readonly rule: RuleUse;
  /** As it is stored; empty of a new one. */
  readonly stored: string;
  readonly slugNote: string;
  /** The audience that is changed; undefined: it is a new one. */
  readonly audience: { readonly id: string; readonly slug: string } | undefined;
  readonly preview: PreviewUse;
  readonly idle: ReactNode | undefined;
  readonly readOnly: boolean;
  readonly faults: FormFaults;
  /** Below the details. */
  readonly children?: ReactNode;
}

/** Name and rule of an audience, with a count of who would be in it beside. */
export function AudienceForm(props: AudienceFormProps): ReactElement {
  const { written, onWrite, rule, stored, slugNote, audience, preview, idle, readOnly, faults } = props;
  return (
    <div className="cw-audience">
      <Stack gap="sm" miw={0}>
        <Paper bg="var(--cw-surface)">
          <Stack gap="sm">
            <DetailsFields
              written={written}
              onWrite={onWrite}
              readOnly={readOnly}
              faults={faults}
              slugNote={slugNote}
            />
            {props.children}
          </Stack>
        </Paper>
        <RuleEditor
          rule={rule}
          stored={stored}
          self={audience?.slug}
          readOnly={readOnly}
          refused={faults.filter}
          onText={(filter) => onWrite({ filter })}
        />
      </Stack>
      <div className="cw-audience-count">
        <LiveCount
          use={preview}
          idle={idle}
          title={audience !== undefined && written.filter === stored ? 'Who is in it' : 'Who would be in it'}
          compares={audience !== undefined}
        />
      </div>
    </div>
  );
}
