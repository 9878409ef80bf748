/**
 * Writes docs/reference/integrations/<key>.md from the cards of the library: the form, what installing takes, and the
 * page are one. Build first, then `node tools/write-integration-docs.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { KINDS } from '../packages/server/src/app/kinds.ts';
import { cardOf, kindView, type KindView } from '../packages/server/src/features/integrations/catalog.ts';
import { CATEGORIES } from '../packages/server/src/features/integrations/categories.data.ts';
import type { Card } from '../packages/server/src/features/integrations/settings-cards.data.ts';

const FOLDER = new URL('../docs/reference/integrations/', import.meta.url);
/** As `.prettierrc` has it; pages are formatted like everything else. */
const STYLE = { parser: 'markdown', printWidth: 110 } as const;
const LONGEST_DEFAULT = 60;

/** Every page by its file name, as it is to be. */
export async function integrationPages(): Promise<ReadonlyMap<string, string>> {
  const pages = [...KINDS.values()].map(async (kind) => {
    const text = pageOf(kindView(kind), cardOf(kind));
    return [`${kind.key}.md`, await format(text, STYLE)] as const;
  });
  return new Map(await Promise.all(pages));
}

function pageOf(view: KindView, card: Card): string {
  const shelf = CATEGORIES.find(({ key }) => key === view.category)?.label ?? view.category;
  const facts = [
    ['Category', shelf],
    ['Status', STATUS[view.status]],
    [
      'Consent',
      view.requires.length === 0 ? 'none is needed' : `${view.requires.join(', ')}, unless chosen otherwise`,
    ],
    ['Website', view.website ?? ''],
  ].filter(([, value]) => value !== '');
  return [
    `# ${view.label}`,
    '<!-- Written by tools/write-integration-docs.ts from the card of the library. Change the card. -->',
    `${view.description} How to use it is in [its guide](../../${card.guide}).`,
    table(['', ''], facts),
    '## Install',
    `In the console: **Integrations → Library → ${view.label}**. With a token of an admin:`,
    curl(view, card),
    `\`name\` may be left out, and so may \`variant\` and \`delivery_mode\`: events leave from the hub, so that
\`server_side\` is the only mode. Beside what is listed here, \`config\` takes every setting below by its path.`,
    '### Config',
    table(
      ['key', 'type', 'required', 'what it is'],
      view.config.map(({ key, label, type, required, help_text }) => [
        code(key),
        type,
        required ? 'yes' : 'no',
        sentence(label, help_text ?? ''),
      ]),
    ),
    '### Variants',
    table(
      ['variant', 'what it is', 'what it sets'],
      view.variants.map(({ key, label, description, settings }) => [
        code(key),
        sentence(label, description),
        Object.entries(settings)
          .map(([name, value]) => `${code(name)}: ${shown(value)}`)
          .join(', ') || 'nothing',
      ]),
    ),
    '## Settings',
    ...sectionsOf(view),
    '',
  ].join('\n\n');
}

const STATUS = {
  ga: 'ready for use',
  beta: 'beta: it works, and details may change',
  alpha: 'alpha',
} as const;

function curl(view: KindView, card: Card): string {
  const body = { name: view.label, variant: 'default', config: card.example, delivery_mode: 'server_side' };
  return [
    '```sh',
    `curl -X POST "$HUB/v1/admin/integration-catalog/${view.key}/install" \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}'`,
    '```',
  ].join('\n');
}

function sectionsOf({ sections, fields }: KindView): readonly string[] {
  const bySection = Map.groupBy(fields, ({ section }) => section);
  return sections.flatMap(({ title, about }) => [
    `### ${title}`,
    about,
    table(
      ['setting', 'type', 'default', 'what it is'],
      (bySection.get(title) ?? []).map((field) => [
        field.type === 'secret' ? `secret ${code(field.name)}` : code(field.name),
        typeOf(field),
        field.required ? 'required' : shown(field.default),
        [sentence(field.label, field.help ?? ''), ...choicesOf(field), ...whereOf(field)].join(' '),
      ]),
    ),
  ]);
}

type Field = KindView['fields'][number];

function typeOf({ type, choices, min, max }: Field): string {
  if (type === 'choice') return choices.map(({ value }) => code(value)).join(', ');
  const range = min === undefined || max === undefined ? '' : `${countText(min)} to ${countText(max)}`;
  if (type === 'number') return range === '' ? 'number' : range;
  if (type === 'list' && choices.length > 0)
    return `list of ${choices.map(({ value }) => code(value)).join(', ')}`;
  return type === 'list' && range !== '' ? `list of ${range}` : TYPES[type];
}

function countText(count: number): string {
  return count.toLocaleString('en');
}

/** What its values mean, where that is not what they are called. */
function choicesOf({ type, choices }: Field): readonly string[] {
  if (type === 'text') return [];
  return choices
    .filter(({ value, label, help }) => value !== label || help !== undefined)
    .map(({ value, label, help }) => `${code(value)}: ${sentence(label, help ?? '')}`);
}

function whereOf({ shown: where }: Field): readonly string[] {
  if (where === undefined) return [];
  const values = where.is.map(code).join(' or ');
  return [`Only where ${code(where.field)} is ${values === '' ? 'set' : values}.`];
}

const TYPES = {
  text: 'text',
  secret: 'text, write-only',
  flag: 'true or false',
  list: 'list',
  object: 'object',
} as const;

/** A value in a table; what is long is only measured. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === '[]') return 'none';
  if (text.length <= LONGEST_DEFAULT) return code(text);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

function sentence(label: string, help: string): string {
  return help === '' ? `${label}.` : `${label}. ${help}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of await integrationPages()) writeFileSync(new URL(name, FOLDER), text);
}
