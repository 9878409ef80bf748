import type { Issue } from '../../result/issue.ts';
import type { Json } from '../../result/json.ts';
import { boundedCache } from '../../mapping/bounded-cache.ts';
import { countryCode } from '../../mapping/country.ts';
import { parseFlag } from '../../mapping/flag.ts';
import { quote } from '../../mapping/json-text.ts';
import { parseNumber } from '../../mapping/number.ts';
import type { NumberLocale } from '../../mapping/number.ts';
import { scalarText } from '../../mapping/scalar-text.ts';
import { parseDate } from '../../mapping/time.ts';
import { issue } from '../issues.ts';
import type { InsiderIssueCode } from '../issues.ts';
import type { AttributeType } from '../taxonomy/attributes.ts';

/** A value as Insider's type, as JSON text; undefined, with the reason among the issues, when it cannot be one. */
export type Convert = (value: Json, field: string, issues: Issue[]) => string | undefined;

/** The types of attributes that hold one value. Lists, e-mail and phone have rules of their own. */
export type ScalarType = Exclude<AttributeType, 'numbers' | 'email' | 'phone'> | 'any';

/** How values of a type are written. `zone` is in minutes east of UTC. */
export function attributeConverter(
  type: ScalarType,
  name: string,
  locale: NumberLocale,
  zone: number,
): Convert {
  const bad = (code: InsiderIssueCode, value: Json, field: string, issues: Issue[]): undefined => {
    issues.push(issue(code, field, shown(value), name));
    return undefined;
  };
  switch (type) {
    case 'any':
      return (value, field, issues) => scalarText(value) ?? bad('text_invalid', value, field, issues);
    case 'text':
      return (value, field, issues) => textOf(value) ?? bad('text_invalid', value, field, issues);
    case 'flag':
      return (value, field, issues) => {
        const flag = parseFlag(value);
        return flag === undefined ? bad('flag_invalid', value, field, issues) : String(flag);
      };
    case 'age':
      return (value, field, issues) => {
        const age = parseNumber(value, locale);
        if (age === undefined || age < 0 || age > 150) return bad('age_invalid', value, field, issues);
        return String(Math.floor(age));
      };
    case 'date': {
      const read = (value: Json): string => {
        const date = parseDate(value, zone);
        return date === undefined ? '' : `"${date}"`;
      };
      const known = boundedCache(20_000, read);
      return (value, field, issues) => {
        const date = typeof value === 'string' ? known(value) : read(value);
        return date === '' ? bad('date_invalid', value, field, issues) : date;
      };
    }
    case 'locale':
      return (value, field, issues) => {
        const text = typeof value === 'string' ? localeText(value) : '';
        return text === '' ? bad('locale_invalid', value, field, issues) : text;
      };
    case 'country':
      return (value, field, issues) => {
        const code = typeof value === 'string' ? countryText(value) : '';
        return code === '' ? bad('country_invalid', value, field, issues) : code;
      };
  }
}

/** Insider writes `zh_Hans_CN` where the web writes `zh-Hans-CN`. Empty when it is no language. */
export const localeText: (value: string) => string = boundedCache(2_000, (value) => {
  const text = value.trim().replace(/[\s-]+/g, '_');
  return /^[A-Za-z]{2,3}(?:_[A-Za-z0-9]{1,8})*$/.test(text) ? quote(text) : '';
});

export const countryOf: (value: string) => string = boundedCache(2_000, countryCode);

const countryText = boundedCache(2_000, (value) => {
  const code = countryCode(value);
  return code === '' ? '' : `"${code}"`;
});

/** A text, or a number or boolean written as one. */
export function textOf(value: Json): string | undefined {
  if (typeof value === 'string') return quote(value.trim());
  const text = scalarText(value);
  return text === undefined ? undefined : `"${text}"`;
}

/** How a value is shown in an issue. */
export function shown(value: Json): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '').slice(0, 200);
}
