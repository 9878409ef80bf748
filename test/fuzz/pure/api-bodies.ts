import { deeperThan } from '@causeway/core/tracking/depth';
import { changesBetween, applyChanges } from '@causeway/core/result/json-changes';
import { blackOut } from '@causeway/core/erasure/black-out';
import { compileMentions } from '@causeway/core/erasure/mentions';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { mergePatch } from '@causeway/server/features/integrations/merge-patch';
import { Faulty } from '@causeway/server/features/v2-api/answers';
import { saidIn } from '@causeway/server/features/v2-api/read-authorization';
import { saidJob } from '@causeway/server/features/v2-api/read-job';
import { settingsOf, configOf } from '@causeway/server/features/v2-api/job-config';
import { objectIn } from '@causeway/server/features/v2-api/read-json';
import { saidSegment, wordsOf as segmentWords } from '@causeway/server/features/v2-api/read-segment';
import { wordsOf as templateWords } from '@causeway/server/features/v2-api/read-template-query';
import { OPERATIONS } from '@causeway/server/app/testing/admin-client';
import { complaintsOf } from '@causeway/server/app/problem';
import { DOC_OBJECTS } from '../doc-blocks.ts';
import { hold, same, type PureEntry } from '../entry.ts';
import { V2_SEEDS, V2_WORDS } from './v2-seeds.ts';
import { field, objectOf } from './shapes.ts';

const MENTIONS = compileMentions(['ada@example.com', 'C-1042', 'x']);

function unlessFaulty(run: () => unknown): void {
  try {
    JSON.stringify(run());
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    hold(error.fault.status >= 400 && error.fault.status < 500, 'a fault is the sender’s');
  }
}

export const BODY_ENTRIES: readonly PureEntry[] = [
  {
    name: 'v2-bodies',
    form: 'json',
    seeds: V2_SEEDS,
    words: V2_WORDS,
    guided: true,
    share: 3,
    run: (input) => {
      unlessFaulty(() => saidIn(input, new URLSearchParams(input.slice(0, 200))));
      unlessFaulty(() => templateWords(new URLSearchParams(input.slice(0, 400))));
      unlessFaulty(() => {
        const said = saidSegment(input);
        return segmentWords(said, 'FILTER *');
      });
      for (const isEnrichment of [true, false])
        unlessFaulty(() => {
          const { settings } = saidJob(objectIn(input), isEnrichment);
          const made = settings({});
          return [
            made,
            configOf(made, isEnrichment),
            settingsOf(objectOf(field(JSON.parse(input), 'config')), isEnrichment),
          ];
        });
    },
  },
  {
    name: 'admin-bodies',
    form: 'json',
    seeds: [...DOC_OBJECTS, ...V2_SEEDS],
    words: [
      'id',
      'name',
      'settings',
      'secrets',
      'definition',
      'rule',
      'filter',
      'ast',
      'role',
      'email',
      'password',
      'state',
      'revision',
      'all',
      'ids',
      'cursor',
      'limit',
      'from',
      'to',
    ],
    guided: true,
    share: 3,
    run: (input) => {
      const body: unknown = JSON.parse(input);
      if (deeperThan(body, 96)) return;
      // A few of them for each input: all would take a hundred times as long.
      for (const { body: schema, answer } of OPERATIONS.filter((_, at) => (at + input.length) % 16 === 0))
        for (const one of [schema, answer]) {
          const parsed = one?.safeParse(body, { reportInput: true });
          if (parsed?.success === false) JSON.stringify(complaintsOf(parsed.error, 'body'));
        }
    },
  },
  {
    name: 'patches',
    form: 'json',
    seeds: ['{"before":{"a":{"b":[1,{"c":2}]},"d":null},"after":{"a":{"b":[1],"e":"x"},"f":{"g":1}}}'],
    words: ['before', 'after', 'a', 'b', 'length', '0'],
    guided: true,
    share: 2,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const [before, after] = [field(given, 'before'), field(given, 'after')] as [
        Json | undefined,
        Json | undefined,
      ];
      if (deeperThan(given, 96)) return;
      mergePatch(before, after ?? null);
      const changed = applyChanges(before, changesBetween(before, after));
      same(ordered(changed), ordered(after), 'the changes between two make one of the other');
    },
  },
  {
    name: 'erased-bodies',
    form: 'text',
    seeds: [...DOC_OBJECTS, '{"users":[{"uuid":"C-1042"},{"uuid":"other","email":"ada@example.com"}]}'],
    words: ['ada@example.com', 'C-1042', '\\u0061da@example.com', '[', ']', '{', '}', ',', '"', '"users"'],
    guided: true,
    share: 2,
    run: (input) => {
      for (const records of [1, 2, 3]) {
        const left = blackOut(input, {
          records,
          slots: new Set([1]),
          alone: false,
          mentions: MENTIONS.anywhere,
        });
        hold(
          left === undefined || !left.includes('ada@example.com') || !MENTIONS.anywhere(left),
          'nothing of the person is left',
        );
      }
    },
  },
];

/** Objects by name: a change puts a new name at the end. */
function ordered(value: Json | undefined): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(ordered);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const object: JsonObject = value as JsonObject;
  return Object.entries(object)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, ordered(one)]);
}
