import { testOf } from '../custom/test-of.ts';
import type {
  Connection,
  ConnectionTest,
  Destination,
  DestinationKind,
  Installed,
} from '../delivery/destination.ts';
import { readAnswer } from '../insider/read-answer.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import { compileRoutes } from './happenings.ts';
import { compilePlan, contentTypeOf, type Variant } from './plan.ts';
import { compileRead } from './read.ts';
import { sampleMove } from './sample.ts';
import { compileAllowance, compileOpening } from './schedule.ts';
import type { TriggerSettings } from './settings.ts';
import { readAddress } from './target.ts';

/** After ten failures in a row a minute's rest, twice as long with each further one, for two hours (fact sheet 3.5). */
const PATIENCE = { failures: 10, firstMs: 60_000, failAfterMs: 7_200_000 };

/** A destination about audiences: what both of its kinds are. */
export function compileMachine(
  settings: TriggerSettings,
  shelf: TemplateShelf,
  variant: Variant,
  about?: Installed,
): Destination {
  const { batch, quiet, userLimit } = settings;
  return {
    routes: compileRoutes(settings),
    readsAudiences: true,
    holdsAnonymous: settings.anonymous === 'hold',
    plan: compilePlan(settings, shelf, variant, about),
    echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    pools: [{ operations: ['send', 'upsert', 'attribute_delete'], perMinute: settings.requestsPerMinute }],
    concurrency: settings.workers,
    takeLimit: batch === null ? 200 : batch.size * 4,
    ...(batch === null ? {} : { gather: { messages: batch.size, ms: batch.flushSeconds * 1_000 } }),
    ...(quiet === null ? {} : { opensAt: compileOpening(quiet) }),
    ...(userLimit === null ? {} : { allowance: compileAllowance(userLimit) }),
    patience: PATIENCE,
    read: compileReading(settings),
  };
}

/** The members of both kinds that follow from the settings they share. */
export function machineKind(
  settingsOf: (settings: Parameters<DestinationKind['check']>[0]) => TriggerSettings,
  variant: Variant,
): Pick<DestinationKind, 'templates' | 'audiences' | 'authorization' | 'secrets' | 'connect' | 'test'> {
  return {
    templates: (settings) => {
      const { urlTemplate, template } = settingsOf(settings);
      return Object.entries({ urlTemplate, template }).flatMap(([field, id]) =>
        id === null ? [] : [{ id, field }],
      );
    },
    audiences: (settings) => ({ ids: settingsOf(settings).audiences, field: 'audiences' }),
    authorization: (settings) => {
      const { authorization } = settingsOf(settings);
      return authorization === null ? undefined : { id: authorization, field: 'authorization' };
    },
    secrets: [],
    connect: (settings) => connect(settingsOf(settings)),
    test: (settings, shelf, about) => test(settingsOf(settings), shelf, variant, about),
  };
}

function connect(settings: TriggerSettings): Connection {
  return {
    baseUrl: readAddress(settings.url)?.origin ?? '',
    headers: { 'content-type': contentTypeOf(settings) },
  };
}

/** Somebody joins, or leaves where that alone is told: templates are to be seen at work. */
function test(
  settings: TriggerSettings,
  shelf: TemplateShelf,
  variant: Variant,
  about: Installed | undefined,
): ConnectionTest {
  const asked: TriggerSettings = { ...settings, triggerEvents: 'both', anonymous: 'send' };
  const plan = compilePlan(asked, shelf, variant, about)([sampleMove(settings)], 0);
  return testOf(plan, compileReading(settings));
}

function compileReading({ shape, doNotRetry }: TriggerSettings): Destination['read'] {
  return shape === 'insider' ? readAnswer : compileRead(doNotRetry);
}
