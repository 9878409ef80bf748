import type { Purpose } from './consent-state.ts';
import type { Settings } from './settings.ts';

export interface ScriptSettings {
  readonly settings: Settings;
  /** The name of the global that the page wants. */
  readonly global: string;
}

/**
 * What a script tag says: `data-write-key`, `data-auto-page="false"` and so on, one attribute for each setting.
 * `data-categories` is a list such as `c2:analytics c4:marketing`. The endpoint is where the script came from.
 */
export function scriptSettings(
  data: Readonly<Record<string, string | undefined>>,
  src: string,
): ScriptSettings {
  return {
    settings: {
      writeKey: data['writeKey'] ?? data['pipelineKey'],
      endpoint: data['endpoint'] ?? whereFrom(src),
      autoPage: data['autoPage'] !== 'false',
      consent: data['consent'] === 'required' ? 'required' : 'granted',
      doNotTrack: data['doNotTrack'] === 'honour' ? 'honour' : 'ignore',
      globalPrivacyControl: data['globalPrivacyControl'] === 'ignore' ? 'ignore' : 'honour',
      categories: pairs(data['categories']),
      cookieDomain: data['cookieDomain'],
      batchSize: count(data['batchSize']),
      flushInterval: count(data['flushInterval']),
      queueLimit: count(data['queueLimit']),
      debug: data['debug'] !== undefined && data['debug'] !== 'false',
    },
    global: data['global'] || 'causeway',
  };
}

/** The hub's address, also of one that stands below a path of a site: what comes before `/sdk/`. */
function whereFrom(src: string): string {
  return /^(https?:\/\/.+?)\/sdk\/[^/]*$/.exec(src)?.[1] ?? /^https?:\/\/[^/]+/.exec(src)?.[0] ?? '';
}

function pairs(text: string | undefined): Readonly<Record<string, Purpose>> {
  const found: Record<string, Purpose> = {};
  for (const [, code, purpose] of (text ?? '').matchAll(/([^\s:,]+):([a-z]+)/g))
    if (code !== undefined) found[code] = purpose as Purpose;
  return found;
}

function count(text: string | undefined): number | undefined {
  return /^\d+$/.test(text ?? '') ? Number(text) : undefined;
}
