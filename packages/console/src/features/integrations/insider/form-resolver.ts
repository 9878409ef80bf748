import { toNestErrors } from '@hookform/resolvers';
import type { Resolver } from 'react-hook-form';
import { faultsOf } from './form-faults.ts';
import type { InsiderValues } from './form-values.ts';

/**
 * What is missing, as react-hook-form wants to be told; rows that clash are shown as soon as they do. `secrets`: those
 * that are set. Without a schema library, which would weigh more than the whole form; the hub checks everything with
 * its own.
 */
export function formResolver(secrets: ReadonlySet<string>): Resolver<InsiderValues> {
  return (values, _context, options) => {
    const faults = faultsOf(values, secrets).filter(({ clash }) => clash !== true);
    if (faults.length === 0) return { values, errors: {} };
    const flat = Object.fromEntries(
      faults.map(({ path, message }) => [path.join('.'), { type: 'missing', message }]),
    );
    return { values: {}, errors: toNestErrors<InsiderValues>(flat, options) };
  };
}
