import { compileReadConsent } from '@causeway/core/consent/read-consent';
import { readTcf } from '@causeway/core/consent/tcf';
import { applyTraits } from '@causeway/core/customer/apply-traits';
import { countryCode } from '@causeway/core/mapping/country';
import { normaliseEmail } from '@causeway/core/mapping/email';
import { splitFullName } from '@causeway/core/mapping/full-name';
import { normaliseName, NAME_RULE } from '@causeway/core/mapping/name';
import { parseNumber } from '@causeway/core/mapping/number';
import { E164, normalisePhone } from '@causeway/core/mapping/phone';
import { parseDate, parseOffset } from '@causeway/core/mapping/time';
import { utf8Length } from '@causeway/core/mapping/utf8';
import { parseTime } from '@causeway/core/tracking/timestamp';
import { asWritten } from '@causeway/core/result/as-written';
import type { JsonObject } from '@causeway/core/result/json';
import { isPublicAddress, parseNetwork } from '@causeway/server/adapters/http/allowed-address';
import { ConfigError, readConfig } from '@causeway/server/app/config';
import { hold, type PureEntry } from '../entry.ts';
import { objectOf, textsOf } from './shapes.ts';
import { ATTRIBUTES } from './world.ts';

const readConsent = compileReadConsent({ codes: [{ code: 'C0004', purposes: ['marketing'] }] });

export const SCALAR_ENTRIES: readonly PureEntry[] = [
  {
    name: 'consent',
    form: 'json',
    seeds: [
      '{"consent":{"categories":{"C0004":true,"C0002":false},"tcf":"CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA","channels":{"email":true}}}',
      '{"consent":"C0001:1,C0002:0,C0004:1","consentManagement":{"allowedConsentIds":["a"],"deniedConsentIds":["b"],"provider":"ketch"}}',
      '{"consent":{"purposes":{"enabled":["1"],"disabled":{"vendor":["2"]}},"google_consent_mode":{"ad_storage":"granted"},"canonical":{"marketing":"yes"}}}',
    ],
    words: [
      'consent',
      'consentManagement',
      'categories',
      'purposes',
      'granted',
      'denied',
      'tcf',
      'tcString',
      'C0004',
      'marketing',
      'canonical',
      'channels',
      'gdprApplies',
      'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA',
      'C'.repeat(40),
      '1,2,3',
      ':',
    ],
    guided: true,
    share: 3,
    run: (input) => {
      const context = objectOf(JSON.parse(input));
      JSON.stringify(readConsent(context));
      for (const value of Object.values(objectOf(context['consent'])))
        if (typeof value === 'string') readTcf(value);
    },
  },
  {
    name: 'single-values',
    form: 'text',
    seeds: [
      '+43 (0) 660 123-45 67',
      'Ada.Lovelace+x@Example.com',
      '1.234,56 €',
      '2026-11-21T10:00:00.123+02:00',
      '21.11.2026',
      'Österreich',
      'van der Berg, Ada',
      'favoriteColor',
      '+02:00',
      '10.0.0.0/8',
      '::1',
    ],
    words: ['+', '00', ',', '.', '@', 'T', 'Z', ':', '-', '%', '€', 'İ', 'ß', 'e5', '/'],
    guided: true,
    share: 3,
    run: (input) => {
      const phone = normalisePhone(input, 'AT');
      hold(phone === '' || E164.test(phone), 'a phone number is one in E.164 or nothing');
      normaliseEmail(input);
      const name = normaliseName(input);
      hold(name === '' || NAME_RULE.test(name), 'a name keeps the rule of names');
      for (const locale of ['comma', 'dot'] as const) {
        const number = parseNumber(input, locale);
        hold(number === undefined || Number.isFinite(number), 'a number is finite');
      }
      const date = parseDate(input, 60);
      hold(date === undefined || !Number.isNaN(Date.parse(date)), 'a date is one');
      const time = parseTime(input);
      hold(time === undefined || Number.isSafeInteger(time), 'a time is whole milliseconds');
      hold(utf8Length(input) === Buffer.byteLength(input), 'a length is counted right');
      hold(/^([A-Z]{2})?$/.test(countryCode(input)), 'a country has two letters');
      splitFullName(input);
      parseOffset(input);
      isPublicAddress(input);
      parseNetwork(input);
    },
  },
  {
    name: 'traits',
    form: 'json',
    seeds: [
      '{"email":"ada@example.com","birth_date":"1990-02-03","labels":["a","b"],"score":"5","gender":"female","first_name":"Ada","address":{"city":"Wien"}}',
    ],
    words: [...ATTRIBUTES.keys()],
    guided: true,
    share: 2,
    run: (input) => {
      const { attributes } = applyTraits(
        { email: 'x' },
        asWritten(objectOf(JSON.parse(input))),
        ATTRIBUTES,
        false,
      );
      const again = applyTraits(
        attributes,
        JSON.parse(JSON.stringify(attributes)) as JsonObject,
        ATTRIBUTES,
        false,
      );
      hold(
        again.changed.length === 0,
        `what was taken is taken again without a change: ${again.changed.join()}`,
      );
    },
  },
  {
    name: 'environment',
    form: 'json',
    seeds: [
      '{"CAUSEWAY_PORT":"8484","CAUSEWAY_HOST":"::1","CAUSEWAY_EVENT_DAYS":"30","CAUSEWAY_ALLOW_NETWORKS":"10.0.0.0/8, ::1","CAUSEWAY_PUBLIC_URL":"https://hub.example.com","CAUSEWAY_LOG_LEVEL":"warn","CAUSEWAY_VISITOR_COOKIE":"off","CAUSEWAY_LOG_DAYS":"5"}',
    ],
    words: [
      'CAUSEWAY_PORT',
      'CAUSEWAY_SECRET_KEY_FILE',
      'CAUSEWAY_HELD_DAYS',
      'CAUSEWAY_AUDIT_DAYS',
      'CAUSEWAY_DATA',
      '1e3',
      '0x10',
      '65536',
      '7.0',
      'https://a.example/b',
      'javascript:alert(1)',
      '10.0.0.0/33',
    ],
    guided: true,
    share: 1,
    run: (input) => {
      const given = Object.entries(textsOf(JSON.parse(input))).map(([name, value]) => [
        name.toUpperCase(),
        value.replaceAll('\u0000', '').slice(0, 5_000),
      ]);
      try {
        // A name of a file is the operator's own word; it is not made up here, as some files never end.
        readConfig(
          Object.fromEntries(given.filter(([name = '']) => !name.endsWith('_FILE'))) as Record<
            string,
            string
          >,
        );
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
      }
    },
  },
];
