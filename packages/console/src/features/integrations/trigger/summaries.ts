import { isObject } from '@causeway/core/result/json';
import type { LimitPeriod } from '@causeway/core/trigger/settings';
import { counted, countText } from '../../../ui/count-text.ts';
import { readJson } from '../form/read-json.ts';
import type { JobKind } from './job-kind.ts';
import type { JobValues } from './job-values.ts';

/** What is set in a part of the form that is folded up, in one line. */
export function paceSummary(values: JobValues, kind: JobKind): string {
  const { batch, batchSize, batchFlush, workers, requestsPerMinute, doNotRetry } = values;
  const together = batch
    ? `Up to ${numberText(batchSize)} together, or those of ${numberText(batchFlush)} s`
    : kind === 'enrichment'
      ? 'One person per request'
      : 'One by one';
  const codes = doNotRetry.length === 0 ? '' : `, not tried again after ${doNotRetry.join(', ')}`;
  return `${together}, ${numberText(workers)} at once, ${numberText(requestsPerMinute)} requests a minute${codes}.`;
}

/** After how many: each of these periods. */
export const EACH: Readonly<Record<LimitPeriod, string>> = {
  hour: 'an hour',
  day: 'a day',
  week: 'a week',
  month: 'a month',
};

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export function timesSummary(values: JobValues): string {
  const { limit, quiet } = values;
  const parts = [
    ...(limit
      ? [`At most ${numberText(values.limitUsers)} ${EACH[values.limitEvery]}${sinceText(values)}`]
      : []),
    ...(quiet ? [quietText(values)] : []),
  ];
  return parts.length === 0 ? 'No limit, and no quiet times.' : `${parts.join('. ')}.`;
}

function sinceText({ limitEvery, limitDay, limitTime, limitZone }: JobValues): string {
  if (limitEvery === 'hour') return '';
  const day = limitEvery === 'week' ? ` from ${WEEKDAYS[Number(limitDay) - 1] ?? ''}` : '';
  return `,${day === '' ? ' from' : `${day},`} ${limitTime} (${limitZone})`;
}

function quietText({ quietFrom, quietHours, quietZone }: JobValues): string {
  const until = endOf(quietFrom, Number(quietHours));
  return `Quiet from ${quietFrom}${until === undefined ? '' : ` to ${until}`} (${quietZone})`;
}

/** The time of the day so many hours after another. */
export function endOf(from: string, hours: number): string | undefined {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(from) ?? [];
  if (hour === undefined || minute === undefined || !Number.isInteger(hours)) return undefined;
  return `${String((Number(hour) + hours) % 24).padStart(2, '0')}:${minute}`;
}

export function moreSummary({ config, insiderShape, anonymous }: JobValues): string {
  const { value } = readJson(config);
  const names = isObject(value) ? Object.keys(value) : [];
  const properties =
    names.length === 0
      ? 'No free properties'
      : names.length > 4
        ? counted(names.length, 'free property', 'free properties')
        : `Free properties: ${names.join(', ')}`;
  const shape = insiderShape ? ', Insider shape' : '';
  return `${properties}${shape}. People not named yet ${anonymous === 'hold' ? 'wait' : 'are sent too'}.`;
}

/** As it was typed, where that is no number. */
function numberText(value: number | string): string {
  return typeof value === 'number' ? countText(value) : value === '' ? '?' : value;
}
