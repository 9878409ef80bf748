import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { KINDS } from '../../packages/server/src/app/kinds.ts';
import { kindView } from '../../packages/server/src/features/integrations/catalog.ts';

const FORMS = new URL('../../packages/console/src/features/integrations/', import.meta.url);
/** Names of what people read, as an attribute or in an object. */
const SAID = /\b(?:label|description|help|placeholder|title)(?:=\{?|:\s*)(["'`])(.+?)\1/g;
/** What stands above or below something. */
const SHOWN = /<(?:Text|Input\.Label|Input\.Description|label)\b[^<>]*>\s*([^<>{}]+?)\s*</g;
/** So many words are nobody's by accident, wherever they stand. */
const LONG = 5;

/** What the cards say of their fields. */
function cardWords(): ReadonlySet<string> {
  const fields = [...KINDS.values()].flatMap((kind) => kindView(kind).fields);
  const names = fields.flatMap(({ label, help, behind }) => [label, help, behind]);
  const others = fields.flatMap(({ placeholder, choices }) => [
    placeholder,
    ...choices.flatMap((choice) => [choice.label, choice.help]),
  ]);
  // A single word of those, such as None, is anybody's.
  const words = [...names, ...others.filter((text) => text?.includes(' '))];
  return new Set(words.filter((text) => text !== undefined));
}

/** The words of cards that a source writes once more. */
function repeated(source: string, words: ReadonlySet<string>): readonly string[] {
  const text = source.replaceAll(/\s+/g, ' ');
  const said = new Set([
    ...[...text.matchAll(SAID)].map(([, , one = '']) => one),
    ...[...text.matchAll(SHOWN)].map(([, one = '']) => one),
  ]);
  const isLong = (one: string): boolean => one.split(' ').length >= LONG;
  return [...words].filter((one) => said.has(one) || (isLong(one) && text.includes(one)));
}

it('the forms of integrations repeat nothing that a card says of its fields', () => {
  const words = cardWords();
  expect(words.size).toBeGreaterThan(150);
  const sources = globSync('**/*.{ts,tsx}', { cwd: fileURLToPath(FORMS) }).filter(
    (path) => !path.includes('.test.'),
  );
  expect(sources.length).toBeGreaterThan(80);
  const found = sources.flatMap((path) =>
    repeated(readFileSync(new URL(path, FORMS), 'utf8'), words).map((one) => `${path}: ${one}`),
  );
  expect(found).toEqual([]);
});

it('finds a label, a help and a choice that are written once more', () => {
  const words = cardWords();
  for (const planted of [
    '<TextField name="url" label="Webhook URL" />',
    "const WORDS = { label: 'Worker count' };",
    'help="Requests at once."',
    '<Text size="xs"> Export fields </Text>',
    '<p>\n  Fields that are put beside the answer, as origin.…: they say\n  whom it is about, such as _id.\n</p>',
    "{ value: 'hold', label: 'Wait until somebody names them' }",
  ])
    expect({ planted, found: repeated(planted, words) }).not.toEqual({ planted, found: [] });
  expect(repeated('<TextField name="url" {...wordsOf(field)} />', words)).toEqual([]);
});
