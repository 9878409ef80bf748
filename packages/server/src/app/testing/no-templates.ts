import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import type { TemplatesOf } from '../../ports/template-shelf.ts';

/** Where no settings refer to any. */
export const noTemplates: TemplatesOf = async () => ({ shelf: NO_TEMPLATES, key: '', missing: [] });
