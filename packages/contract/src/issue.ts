import { z } from 'zod';

/** Something wrong with, or left out of, a piece of data, and what to do about it. */
export const issue = z
  .object({
    code: z.string(),
    field: z.string().optional(),
    message: z.string(),
    hint: z.string().optional(),
  })
  .meta({ id: 'Issue' });

/** A JSON object of any shape. */
export const anyObject = z.record(z.string(), z.unknown());
