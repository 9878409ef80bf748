import { AUTHORIZATION, EXTERNAL_ID, TEMPLATE } from './choosing-controls.tsx';
import type { Editors } from './editor.ts';
import { JSON_TEXT, OBJECT } from './json-control.tsx';
import { ATTRIBUTES, EVENT_TYPES, LIST, NUMBERS } from './list-controls.tsx';
import {
  CHECKS,
  CHOICE,
  FLAG,
  NAMED_NUMBER,
  NUMBER,
  RADIO,
  SUGGEST,
  TEXT,
  TIME,
  TIME_ZONE,
} from './plain-controls.tsx';
import { SecretControl } from './secret-control.tsx';
import { SwitchControl } from './switch-control.tsx';

/** How fields are drawn, by their type or by the control that their card asks for. */
export const COMMON_EDITORS: Editors = {
  text: TEXT,
  suggest: SUGGEST,
  number: NUMBER,
  flag: FLAG,
  choice: CHOICE,
  radio: RADIO,
  list: LIST,
  checks: CHECKS,
  numbers: NUMBERS,
  object: OBJECT,
  json: JSON_TEXT,
  switch: { draw: SwitchControl },
  secret: { draw: SecretControl },
  lines: { draw: ({ field }) => <SecretControl field={field} lines /> },
  time: TIME,
  time_zone: TIME_ZONE,
  named_number: NAMED_NUMBER,
  attributes: ATTRIBUTES,
  event_types: EVENT_TYPES,
  authorization: AUTHORIZATION,
  template: TEMPLATE,
  external_id: EXTERNAL_ID,
};
