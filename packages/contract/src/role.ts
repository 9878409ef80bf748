import type { Role } from '@causeway/core/access/role';
import { z } from 'zod';

export const role = z
  .enum(['viewer', 'editor', 'admin', 'owner'] satisfies readonly Role[])
  .meta({ id: 'Role' });
