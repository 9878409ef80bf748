import { Anchor, Input, Skeleton } from '@mantine/core';
import { lazy, Suspense, useId, type ReactElement, type ReactNode } from 'react';
import { clip } from '../../../ui/clip.ts';
import type { CodeArea as Area, CodePlace } from '../../../ui/code-area.tsx';
import { codeHeight } from '../../../ui/code-height.ts';
import { setField, useFault, useForm } from './form-tools.ts';

const CodeArea = lazy(async () => ({ default: (await import('../../../ui/code-area.tsx')).CodeArea }));

interface CodeFieldProps {
  readonly id: string;
  readonly label: string;
  /** Where there is no room for a label it is only said. */
  readonly hideLabel?: boolean;
  readonly help?: ReactNode;
  readonly error: ReactNode;
  readonly required?: boolean;
  readonly language: Parameters<typeof Area>[0]['language'];
  readonly oneLine?: boolean;
  readonly height?: { readonly min: number; readonly max: number };
  readonly placeholder?: string;
  readonly place?: CodePlace | undefined;
  readonly value: string;
  readonly onChange: ((value: string) => void) | undefined;
  readonly onBlur: () => void;
}

/** A field that is an editor: looks and reads like the fields around it. */
export function CodeField(props: CodeFieldProps): ReactElement {
  const {
    id,
    label,
    hideLabel = false,
    help,
    error,
    required = false,
    height,
    oneLine = false,
    ...rest
  } = props;
  const note = useId();
  const wrong = error !== undefined;
  return (
    <Input.Wrapper
      size="xs"
      {...(hideLabel ? {} : { label })}
      labelElement="div"
      withAsterisk={required}
      description={help}
      error={error}
      errorProps={{ id: note }}
    >
      <Suspense
        fallback={
          <Skeleton
            h={oneLine || height === undefined ? 30 : codeHeight(rest.value, height.min, height.max)}
          />
        }
      >
        <CodeArea
          {...rest}
          id={id}
          label={label}
          oneLine={oneLine}
          wrong={wrong}
          {...(wrong ? { describedBy: note } : {})}
          {...(height === undefined ? {} : { minHeight: height.min, maxHeight: height.max })}
        />
      </Suspense>
    </Input.Wrapper>
  );
}

/** What is wrong with a text, with a button that mends it where it is known how. */
export function useMendable(place: string): ReactNode {
  const tools = useForm();
  const fault = useFault(place, true);
  if (fault === undefined) return undefined;
  const { message, fix } = fault;
  return (
    <>
      {clip(message, 500)}
      {fix !== undefined && !tools.readOnly && (
        <>
          {' '}
          <Anchor
            component="button"
            type="button"
            inherit
            fw={600}
            onClick={() => setField(tools, place, fix)}
          >
            Repair
          </Anchor>
        </>
      )}
    </>
  );
}
