/**
 * In whose words errors speak: those of google/jsonnet (C++), the reference, or of google/go-jsonnet, which says the
 * same otherwise. Both are asked for: the first by its test suite, the second by services built on it.
 */
export type Wording = 'cpp' | 'go';
