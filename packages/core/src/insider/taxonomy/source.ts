/**
 * How sure a fact about Insider is: `documented` by Insider; `published rule`, a validator printed in its answers;
 * `observed` in recorded answers or in partners' working code; `contradictory` when two pages disagree;
 * `inferred` by us.
 */
export type FactStatus = 'documented' | 'published rule' | 'observed' | 'contradictory' | 'inferred';
