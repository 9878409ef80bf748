import { useCallback } from 'react';
import { useFormTools } from './form-tools.ts';
import type { InsiderValues } from './form-values.ts';
import type { MapWish } from './map-parameter.ts';
import { grant } from './map-wish.ts';

/** Adds the row that was asked for to the form, and shows it. */
export function useWish(): (wish: MapWish) => void {
  const { tools, theirs, set, show } = useFormTools();
  return useCallback(
    (wish) => {
      const values = tools.values.get().settings as unknown as InsiderValues;
      const { profile, events, show: place } = grant(wish, values, theirs);
      if (profile !== undefined) set('profile', profile);
      if (events !== undefined) set('events', events);
      show(place);
    },
    [tools, theirs, set, show],
  );
}
