import { html, type Html, type Part } from './html.ts';

export function table(heads: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="scroll">
    <table class="${heads.length > 3 ? 'wide' : ''}">
      <thead>
        <tr>
          ${heads.map((head) => html`<th>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

export function status(code: number, without: string): Html {
  if (code === 0) return html`<span class="bad">${without}</span>`;
  return html`<span class="${code < 400 ? 'good' : 'bad'}">${code}</span>`;
}

export function options(choices: readonly string[], chosen: string): Html[] {
  return choices.map((choice) =>
    choice === chosen
      ? html`<option value="${choice}" selected>${words(choice)}</option>`
      : html`<option value="${choice}">${words(choice)}</option>`,
  );
}

/** Proposals for an input: one may still write anything. */
export function proposals(id: string, values: readonly string[]): Html {
  return html`<datalist id="${id}">
    ${values.map((value) => html`<option value="${value}"></option>`)}
  </datalist>`;
}

function words(choice: string): string {
  return choice.replaceAll('_', ' ');
}
