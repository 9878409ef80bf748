import { useEffect, useEffectEvent, useRef } from 'react';
import { useFormTools } from './form-tools.ts';
import { parseMap } from './map-parameter.ts';
import { useOurFields } from './use-known.ts';
import { useWish } from './use-wish.ts';

interface MapAskedProps {
  /** What the address asks to be mapped. */
  readonly asked: string;
  readonly onDone: () => void;
}

/** Does what an address asks for, once there is enough known to do it. */
export function MapAsked({ asked, onDone }: MapAskedProps): null {
  const { ours, readOnly } = useFormTools();
  const { settled } = useOurFields();
  const wish = useWish();
  const granted = useRef<string>(undefined);
  const grantIt = useEffectEvent((text: string) => {
    if (granted.current === text) return;
    granted.current = text;
    const known = [...ours.types.map(({ name }) => name), ...ours.seen.types.map(({ type }) => type)];
    const what = parseMap(text, known);
    if (what !== undefined && !readOnly) wish(what);
    onDone();
  });
  useEffect(() => {
    if (settled) grantIt(asked);
  }, [asked, settled]);
  return null;
}
