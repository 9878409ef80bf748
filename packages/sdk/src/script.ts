import { boot } from './boot.ts';
import { earlyCalls, isOurs, takeNames } from './globals.ts';
import { scriptSettings } from './script-settings.ts';
import { LIBRARY } from './version.ts';

/** The script for a page: reads its own tag, and makes itself known by a global. */
function start(): void {
  const tag = (document.currentScript ??
    document.querySelector('script[data-write-key],script[data-pipeline-key]')) as HTMLScriptElement | null;
  const { settings, global } = scriptSettings(tag?.dataset ?? {}, tag?.src ?? '');
  const page = window as unknown as Record<string, unknown>;
  // The same tag twice is a mistake that must not count every page twice.
  if (isOurs(page[global], LIBRARY.name)) return;
  const api = boot(settings, earlyCalls(page, global));
  takeNames(page, global, api);
}

try {
  start();
} catch (error) {
  // oxlint-disable-next-line no-console -- a page that is not set up is told so, and goes on
  console.error(String(error));
}
