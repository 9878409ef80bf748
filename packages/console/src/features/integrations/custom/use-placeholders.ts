import { useEffect, useMemo, useRef, useState } from 'react';
import { useValue } from '../form/form-tools.ts';
import { useOurFields } from '../insider/use-known.ts';
import type { Options } from './placeholder-marks.ts';
import { placeholderOptions } from './placeholder-options.ts';

const NONE: readonly string[] = [];

/** What placeholders can name, of the events that are sent. Always the same function, so that editors stay. */
export function usePlaceholders(): Options {
  const { ours } = useOurFields();
  const sent = (useValue('settings.events') ?? NONE) as readonly string[];
  const known = useMemo(() => placeholderOptions(ours, sent), [ours, sent]);
  const latest = useRef(known);
  useEffect(() => {
    latest.current = known;
  }, [known]);
  const [options] = useState(() => () => latest.current);
  return options;
}
