import { bodyText } from '@causeway/core/custom/body-text';
import { compilePath, parsePath, pathFault } from '@causeway/core/mapping/path';
import { compileReadPath, locate, parseReadPath, readPathFault } from '@causeway/core/webhook/read-path';
import { parseRequestPath, requestPathFault } from '@causeway/core/webhook/request-path';
import { parseTarget } from '@causeway/core/webhook/target';
import { compileBody } from '@causeway/core/template/compile-body';
import { compileAddress, compileHeader, compileText } from '@causeway/core/template/compile-text';
import { parsePlaceholders } from '@causeway/core/template/placeholder';
import { repairSource } from '@causeway/core/template/repair-source';
import type { Json } from '@causeway/core/result/json';
import { createJsonnetEngine } from '@causeway/server/adapters/jsonnet/engine';
import { RECIPES } from '@causeway/server/features/templates/recipes.data';
import { DOC_BLOCKS } from '../doc-blocks.ts';
import { hold, type PureEntry } from '../entry.ts';
import { JSONNET_SEEDS, JSONNET_WORDS } from './jsonnet-seeds.ts';
import { ENTITY, SUBJECT } from './subject.ts';

const engine = createJsonnetEngine();

export const TEMPLATE_ENTRIES: readonly PureEntry[] = [
  {
    name: 'jsonnet',
    form: 'text',
    seeds: [
      ...JSONNET_SEEDS,
      ...RECIPES.map(({ source }) => source),
      ...DOC_BLOCKS.filter((text) => text.includes('lytemplates')),
    ],
    words: JSONNET_WORDS,
    guided: true,
    share: 6,
    run: (input) => {
      const made = engine.compile(input);
      if ('issues' in made)
        return hold(
          made.issues.every(({ message }) => message !== ''),
          'a fault is told in some words',
        );
      const tried = made.template.try(ENTITY, { key: 'value' });
      const rendered = made.template.render(ENTITY, { key: 'value' });
      hold(
        (tried.kind === 'rendered') === (rendered.kind === 'rendered'),
        `a trial is what would be sent: ${tried.kind}, ${rendered.kind}`,
      );
      if (rendered.kind === 'rendered') JSON.parse(JSON.stringify(rendered.value));
    },
  },
  {
    name: 'template-repair',
    form: 'text',
    seeds: [
      ...JSONNET_SEEDS,
      "cat > t.jsonnet <<'EOF'\n{ a: \\[1\\], \u201cb\u201d: \\_x }\nEOF",
      '{"a": [1, 2}',
    ],
    words: [...JSONNET_WORDS, '\\[', '\\_', '\u201c', '<https://a.example>', 'EOF', '\u00a0'],
    guided: true,
    share: 1,
    run: (input) => {
      const repaired = repairSource(input, (source) => 'template' in engine.compile(source));
      hold(repaired === undefined || repaired.changes.length > 0, 'a repair says what it changed');
    },
  },
  {
    name: 'placeholders',
    form: 'json',
    seeds: [
      '{"body":{"a":"##properties.total##","b":"x ##user.email## y","c":["##properties.products.0.sku##",1]},"text":"https://a.example/##user_id##?x=##page.url##"}',
      '{"body":"##event_name##","text":"##created_at## ##context.consent## ##user.id## ##nothing##"}',
    ],
    words: [
      '##',
      '##user##',
      '##properties##',
      '##properties.__proto__##',
      '##user.constructor##',
      '##context.a.0.b##',
      '##session_id##',
      'body',
      'text',
    ],
    guided: true,
    share: 3,
    run: (input) => {
      const { body = null, text } = JSON.parse(`{"given":${input}}`).given ?? {};
      const value = compileBody(body as Json).write(SUBJECT);
      for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain'])
        bodyText(value, type);
      const { pieces } = parsePlaceholders(typeof text === 'string' ? text : '');
      compileText(pieces)(SUBJECT);
      const address = compileAddress(pieces.filter((piece) => typeof piece !== 'string'))(SUBJECT);
      hold(address === undefined || /^[\w%.!~*'()-]*$/.test(address), 'an address is plain letters');
      const header = compileHeader(pieces.filter((piece) => typeof piece !== 'string'))(SUBJECT);
      hold(header === undefined || /^[\x20-\x7e\x80-\xff]*$/.test(header), 'a header is one line');
    },
  },
  {
    name: 'paths',
    form: 'text',
    seeds: [
      'address.city',
      'items[0].sku',
      '["a.b"].c',
      'body.user["x y"][name=a].z',
      'headers.x-token',
      'data.a.b',
      'tags[*]',
    ],
    words: [
      '[',
      ']',
      '.',
      '..',
      '"',
      "'",
      '__proto__',
      'constructor',
      '999999',
      '-1',
      '[0]',
      '["',
      '=',
      '*',
      'body',
      'headers',
      'data',
    ],
    guided: true,
    share: 2,
    run: (input) => {
      const path = parsePath(input);
      if (path !== undefined) JSON.stringify(compilePath(path)(ENTITY));
      pathFault(input);
      const read = parseReadPath(input);
      hold(
        (read === undefined) === (readPathFault(input) !== undefined),
        'a path that cannot be read has a fault',
      );
      if (read !== undefined) {
        const found = compileReadPath(read)(ENTITY);
        locate(read, ENTITY);
        hold(
          found === undefined || JSON.stringify(found) !== undefined,
          'a path finds data and nothing else',
        );
      }
      hold(
        (parseRequestPath(input) === undefined) === (requestPathFault(input) !== undefined),
        'so has one of a request',
      );
      parseTarget(input);
    },
  },
];
