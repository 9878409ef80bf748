import { useEffect, useEffectEvent, useRef } from 'react';

/** Does something when the value is another one than before, and not at first. */
export function useOnChange(value: unknown, act: () => void): void {
  const before = useRef(value);
  const changed = useEffectEvent(act);
  useEffect(() => {
    if (Object.is(before.current, value)) return;
    before.current = value;
    changed();
  }, [value]);
}
