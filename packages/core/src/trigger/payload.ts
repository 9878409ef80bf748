import { made, type Body, compileTemplate, shaped } from '../custom/body.ts';
import type { Installed } from '../delivery/destination.ts';
import { rfc3339 } from '../mapping/time.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { entityOf, slugsOf } from '../template/entity.ts';
import type { Subject } from '../template/subject.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import type { TriggerSettings } from './settings.ts';

/** A subject with what is sent of it (`data`), and what templates see: that, and what happened. */
export interface TriggerSubject extends Subject {
  readonly data: JsonObject;
  readonly entity: JsonObject;
  /** All fields of the profile, sent or not. */
  readonly profile: JsonObject;
}

/** They say whom it is about and what happened: sent whatever fields are chosen. */
const ALWAYS = ['_id', 'segment_events'];

/** What is sent of a subject (fact sheet 3.4): fields of the profile, and `segment_events`. */
export function compileSubject({
  audiences,
  exportFields,
  includeAudiences,
}: TriggerSettings): (subject: Subject) => TriggerSubject {
  const meant = new Set(audiences);
  const only = exportFields.length === 0 ? undefined : new Set([...exportFields, ...ALWAYS]);
  return (subject) => {
    const { event, ...profile } = entityOf(subject);
    const data: JsonObject = {
      ...(only === undefined
        ? profile
        : Object.fromEntries(Object.entries(profile).filter(([name]) => only.has(name)))),
      ...(includeAudiences ? { segments_all: slugsOf(subject.audiences ?? []) } : {}),
    };
    // Of the others no message comes when they change: a list that held them would be wrong before long.
    const seats = (subject.audiences ?? []).filter(({ id }) => meant.has(id));
    return { ...subject, data, entity: { ...data, event, job_segments: slugsOf(seats) }, profile };
  };
}

/** The body: the payload, or what the template makes of it, in the envelope or not. */
export function compileBody(
  settings: TriggerSettings,
  kind: string,
  shelf: TemplateShelf,
  about: Installed | undefined,
): (subject: TriggerSubject) => Body {
  const { template, config, cloudEvents, shape } = settings;
  const id = about === undefined ? subscriptionId(config) : String(about.integration);
  const fill = template === null ? undefined : compileTemplate(template, config, shelf);
  const source = cloudEvents === null ? '' : cloudEvents.source || [`/${kind}`, id].filter(Boolean).join('/');
  return (subject) => {
    const content = fill === undefined ? made(subject.data) : fill(subject.entity);
    if (content.kind !== 'made') return content;
    if (cloudEvents !== null) return made(envelope(subject, cloudEvents.type, source, content.value));
    if (fill === undefined) return made(payload(subject, id));
    return shape === 'insider' ? shaped(content) : content;
  };
}

function payload({ event, data }: TriggerSubject, subscription: string): JsonObject {
  return {
    id: String(event.id),
    data,
    meta: { object: 'user', subscription_id: subscription, timestamp: rfc3339(event.timestamp) ?? null },
  };
}

function envelope({ event }: TriggerSubject, type: string, source: string, data: Json): JsonObject {
  return {
    specversion: '1.0',
    id: String(event.id),
    source,
    type,
    datacontenttype: 'application/json',
    time: rfc3339(event.timestamp) ?? null,
    data,
  };
}

/** Of a draft, which is nobody's yet: what the free properties say. */
function subscriptionId(config: Json): string {
  const id = isObject(config) ? own(config, 'subscription_id') : undefined;
  return typeof id === 'string' ? id : '';
}
