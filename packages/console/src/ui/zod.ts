import { config, z } from 'zod';

// The page's policy allows no code made from text, and the probe for it would be reported as a violation.
config({ jitless: true });

/** For forms in lazy chunks. Taken from here, so that it is set up before the first schema is made. */
export const schema: typeof z = z;
