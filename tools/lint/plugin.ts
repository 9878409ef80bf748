import { listRegexes } from './list-regexes.ts';
import { mayImport } from './may-import.ts';
import { noAmbientClock } from './no-ambient-clock.ts';

/** The rules oxlint does not have. They are switched on in `.oxlintrc.json`, and proved in `test/architecture`. */
export default {
  meta: { name: 'causeway' },
  rules: { 'may-import': mayImport, 'no-ambient-clock': noAmbientClock, 'list-regexes': listRegexes },
};
