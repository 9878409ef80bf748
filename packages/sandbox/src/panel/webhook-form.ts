import type { Account } from '../account/account.ts';
import { attributeTable } from '../wire/attribute-table.ts';
import { eventTable } from '../wire/event-table.ts';
import { actions, formChoices, operators } from '../webhooks/webhook.ts';
import { html, type Html } from './html.ts';
import { options, proposals } from './parts.ts';
import type { TriggerRow, WebhookValues } from './webhook-values.ts';

const spareRows = 2;
const labels: Readonly<Record<string, string>> = {
  parameterNames: 'Names of default parameters',
  attributeNames: 'Names of default attributes',
  customNames: 'Own names (prefixed: c_tier)',
  hookId: 'hook_id is a',
};

/** The settings of a webhook as a form without scripts. */
export function webhookForm(account: Account, values: WebhookValues, action: string, isNew: boolean): Html {
  const { stream } = values;
  return html`<form class="sheet" method="post" action="${action}">
    <input type="hidden" name="stream" value="${stream}" />
    <label>Name <input name="name" value="${values.name}" maxlength="500" /></label>
    <label
      >URL <input name="url" value="${values.url}" placeholder="http://127.0.0.1:8080/…" required
    /></label>
    ${stream === 'events' ? eventRows(account, values) : attributeRows(account, values)}
    ${stream === 'events' ? parametersField(values) : ''}
    <label>
      Additional attributes <span class="soft">separated by commas; * is all that identify nobody</span>
      <input name="attributes" value="${values.attributes}" placeholder="uuid, email" />
    </label>
    <label>
      Headers <span class="soft">one per line</span>
      <textarea name="headers" rows="2" placeholder="Authorization: Bearer …">${values.headers}</textarea>
    </label>
    ${formParts(values)}
    <p class="actions">
      ${activeField(values.active, isNew)}
      <button class="main">Save</button>
    </p>
  </form>`;
}

/** A webhook that exists has a switch above its form. */
function activeField(active: boolean, isNew: boolean): Html {
  if (!isNew) return active ? html`<input type="hidden" name="active" value="on" />` : html``;
  return html`<label class="check">
    <input type="checkbox" name="active" ${active ? 'checked' : ''} /> Active
  </label>`;
}

function parametersField(values: WebhookValues): Html {
  return html`<label>
    Event parameters <span class="soft">separated by commas; own ones are named c_…; * is all</span>
    <input name="parameters" value="${values.parameters}" />
  </label>`;
}

function eventRows(account: Account, values: WebhookValues): Html {
  const events = new Set([...eventTable.map((row) => row.name), ...account.eventParams.keys()]);
  return html`<fieldset>
    <legend>Event triggers</legend>
    <p class="soft">* is any event. A line without an event adds a condition to the one above.</p>
    ${spare(values.rows, 'is').map(
      (row) =>
        html`<div class="row">
          <input name="trigger" value="${row.name}" list="events" placeholder="Event" aria-label="Event" />
          <input
            name="parameter"
            value="${row.parameter}"
            placeholder="Parameter"
            aria-label="Parameter of the condition"
          />
          <select name="how" aria-label="Condition">
            ${options(operators, row.how)}
          </select>
          <input name="to" value="${row.to}" placeholder="Value" aria-label="Value of the condition" />
        </div> `,
    )}
    ${proposals('events', [...events])}
  </fieldset>`;
}

function attributeRows(account: Account, values: WebhookValues): Html {
  return html`<fieldset>
    <legend>Attribute triggers</legend>
    <p class="soft">* is any attribute that identifies nobody; own ones are named c_…</p>
    ${spare(values.rows, 'change').map(
      (row) =>
        html`<div class="row">
          <input
            name="trigger"
            value="${row.name}"
            list="attributes"
            placeholder="Attribute"
            aria-label="Attribute"
          />
          <select name="how" aria-label="Action">
            ${options(actions, row.how)}
          </select>
          <input name="from" value="${row.from}" placeholder="From" aria-label="Changes from" />
          <input name="to" value="${row.to}" placeholder="To" aria-label="Changes to" />
        </div> `,
    )}
    ${proposals('attributes', attributeNames(account))}
  </fieldset>`;
}

/** Names one may know: default attributes, and own ones the account has seen. */
export function attributeNames(account: Account): string[] {
  const own = [...account.customPlan.types.keys()].slice(0, 255).map((name) => `c_${name}`);
  return [...attributeTable.map((row) => row.name), ...own];
}

function spare(rows: readonly TriggerRow[], how: string): TriggerRow[] {
  const blank = { name: '', parameter: '', how, from: '', to: '' };
  return [...rows, ...Array.from({ length: spareRows }, () => blank)];
}

function formParts({ form, stream }: WebhookValues): Html {
  const selects = Object.entries(formChoices).filter(
    ([part]) => stream === 'events' || part !== 'parameterNames',
  );
  const check = (name: string, label: string): Html =>
    html`<label class="check">
      <input type="checkbox" name="${name}" ${form[name] === true ? 'checked' : ''} /> ${label}
    </label>`;
  return html`<details>
    <summary>Form of the body</summary>
    <div class="choices">
      ${selects.map(
        ([part, choices]) =>
          html`<label>
            ${labels[part] ?? part}
            <select name="${part}">
              ${options(choices, String(form[part]))}
            </select>
          </label>`,
      )}
    </div>
    ${check('idsAsNumbers', 'Identifiers of digits are numbers')}
    ${stream === 'attributes' ? check('together', 'One body for all that a write changed') : ''}
  </details>`;
}
