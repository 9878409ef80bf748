import type { Issue } from '../../result/issue.ts';
import type { Json } from '../../result/json.ts';
import { boundedCache } from '../../mapping/bounded-cache.ts';
import { numberText, quote } from '../../mapping/json-text.ts';
import { parseNumber, roundBy, tidy } from '../../mapping/number.ts';
import { listTexts, scalarText } from '../../mapping/scalar-text.ts';
import { issue } from '../issues.ts';
import { localeText, shown, textOf } from '../profile/attribute-value.ts';
import type { Convert } from '../profile/attribute-value.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import type { ParamType } from '../taxonomy/params.ts';

/** How values of a parameter are written. `any` is for parameters of the customer's own. */
export function paramConverter(type: ParamType | 'any', name: string, settings: InsiderSettings): Convert {
  const { numberLocale, quantityRounding } = settings;
  switch (type) {
    case 'any':
      return (value, field, issues) =>
        Array.isArray(value)
          ? listText(value as readonly Json[], field, issues)
          : said(scalarText(value), field, issues);
    case 'text':
      return (value, field, issues) => said(textOf(value), field, issues);
    case 'levels':
      return (value, field, issues) => levels(value) ?? said(undefined, field, issues);
    case 'locale':
      return (value, field, issues) => {
        const text = typeof value === 'string' ? localeText(value) : '';
        if (text !== '') return text;
        issues.push(issue('locale_invalid', field, shown(value), name));
        return undefined;
      };
    case 'currency':
      return (value, field, issues) => {
        const code = typeof value === 'string' ? currency(value) : '';
        if (code !== '') return code;
        issues.push(issue('currency_invalid', field, shown(value)));
        return undefined;
      };
    case 'count':
    case 'price':
    case 'number':
      return (value, field, issues) => {
        const number = parseNumber(value, numberLocale);
        if (number !== undefined)
          return numberText(type === 'count' ? roundBy(number, quantityRounding) : tidy(number));
        issues.push(issue('number_invalid', field, shown(value), name));
        return undefined;
      };
  }
}

function said(text: string | undefined, field: string, issues: Issue[]): string | undefined {
  if (text === undefined) issues.push(issue('text_invalid', field));
  return text;
}

/** A list of values; entries that are objects are left out and named. Undefined when none is left. */
export function listText(list: readonly Json[], field: string, issues: Issue[]): string | undefined {
  const { items, dropped } = listTexts(list);
  if (dropped > 0) issues.push(issue(items.length > 0 ? 'list_items_dropped' : 'shape_unsupported', field));
  return items.length > 0 ? '[' + items.join(',') + ']' : undefined;
}

const currency = boundedCache(500, (text) => {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code === 'TRL' || code === 'YTL' ? '"TRY"' : `"${code}"`;
  return SIGNS.get(code) ?? '';
});

/** Signs and words that mean one currency only; `$` means many. */
const SIGNS = new Map([
  ['₺', '"TRY"'],
  ['TL', '"TRY"'],
  ['€', '"EUR"'],
  ['EURO', '"EUR"'],
  ['£', '"GBP"'],
  ['US$', '"USD"'],
]);

/**
 * A category as levels, widest first: `Women > Shoes > Boots`, `Women/Shoes/Boots` and lists. `>` separates where it
 * occurs, since names may hold a slash. Undefined when there is no level.
 */
function levels(value: Json): string | undefined {
  if (typeof value === 'string') return splitLevels(value) || undefined;
  if (typeof value === 'number') return `["${value}"]`;
  if (!Array.isArray(value)) return undefined;
  const list = value as readonly Json[];
  const [only] = list;
  if (list.length === 1 && typeof only === 'string') return splitLevels(only) || undefined;
  const texts = list.filter((entry) => typeof entry === 'string' || typeof entry === 'number');
  const items = texts.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
  return items.length > 0 ? '[' + items.map(quote).join(',') + ']' : undefined;
}

const splitLevels = boundedCache(20_000, (text) => {
  const parts = text.split(text.includes('>') ? '>' : '/');
  const items = parts.map((part) => part.trim()).filter((part) => part !== '');
  return items.length > 0 ? '[' + items.map(quote).join(',') + ']' : '';
});
