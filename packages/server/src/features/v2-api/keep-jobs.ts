import { notFound, Refused } from '@causeway/contract/problem';
import { own, type JsonObject } from '@causeway/core/result/json';
import type { Integration } from '../../ports/config-store.ts';
import { badField, Faulty } from './answers.ts';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { FIELD_OF, WORKFLOWS } from './job-fields.data.ts';
import { logsOf } from './job-logs.ts';
import { stateOf } from './job-state.ts';
import { jobView, workflowOf } from './job-view.ts';
import { isAsked, objectIn } from './read-json.ts';
import { keptIn, saidJob } from './read-job.ts';

/** A job of a path; without a workflow any will do. */
export interface JobPlace {
  readonly workflow: string | undefined;
  readonly id: string;
}

export async function listJobs(
  tools: V2ApiTools,
  { by, query }: Exchange,
  workflow?: string,
): Promise<unknown> {
  const only = workflow ?? (query.get('workflow')?.trim() || undefined);
  const kind = only === undefined ? undefined : kindAt(only);
  const all = await tools.integrations.list(by.workspace);
  const jobs = all.filter(
    (one) => workflowOf(one.kind) !== undefined && (kind === undefined || one.kind === kind),
  );
  const hidden = isAsked(query, 'show_hidden') || isAsked(query, 'show_all');
  const shown = jobs.filter(({ settings }) => hidden || !keptIn(settings).hidden);
  return Promise.all(shown.map((job) => viewOf(tools, job)));
}

export async function getJob(tools: V2ApiTools, { by }: Exchange, place: JobPlace): Promise<unknown> {
  return viewOf(tools, await jobAt(tools, by.workspace, place));
}

export async function addJob(
  tools: V2ApiTools,
  { by, body, query }: Exchange,
  workflow?: string,
): Promise<unknown> {
  const said = objectIn(body);
  const named = own(said, 'workflow');
  const wanted = workflow ?? (typeof named === 'string' ? named : undefined);
  if (wanted === undefined) throw badField('workflow', 'Say which job it is to be.', KNOWN);
  const kind = kindIn(wanted);
  const { name, settings } = saidJob(said, isEnrichment(kind));
  if (name === undefined) throw badField('name', 'The job needs a name.');
  const paused = query.has('run_job') && !isAsked(query, 'run_job');
  const words = { kind, name, settings: settings({}), secrets: {}, paused };
  return viewOf(tools, await inWords(() => tools.integrations.add(by, words)));
}

export async function changeJob(
  tools: V2ApiTools,
  { by, body }: Exchange,
  place: JobPlace,
): Promise<unknown> {
  const { id, kind } = await jobAt(tools, by.workspace, place);
  const { name, settings } = saidJob(objectIn(body), isEnrichment(kind));
  return viewOf(tools, await inWords(() => tools.integrations.change(by, id, { name, settings })));
}

export async function removeJob(tools: V2ApiTools, { by }: Exchange, place: JobPlace): Promise<unknown> {
  const { id } = await jobAt(tools, by.workspace, place);
  await tools.integrations.remove(by, id);
  return null;
}

/** Ends it for good, as clients know it. */
export async function killJob(tools: V2ApiTools, { by }: Exchange, place: JobPlace): Promise<unknown> {
  const job = await jobAt(tools, by.workspace, place);
  await tools.integrations.remove(by, job.id);
  return viewOf(tools, { ...job, state: 'removed' });
}

export async function pauseJob(tools: V2ApiTools, { by }: Exchange, place: JobPlace): Promise<unknown> {
  const { id } = await jobAt(tools, by.workspace, place);
  return viewOf(tools, await tools.integrations.pause(by, id));
}

export async function resumeJob(tools: V2ApiTools, { by }: Exchange, place: JobPlace): Promise<unknown> {
  const { id } = await jobAt(tools, by.workspace, place);
  return viewOf(tools, await tools.integrations.resume(by, id));
}

/** Starts it again: what is under way ends, and what waits is tried at once. */
export async function bounceJob(tools: V2ApiTools, { by }: Exchange, place: JobPlace): Promise<unknown> {
  const { id } = await jobAt(tools, by.workspace, place);
  await tools.integrations.pause(by, id);
  return viewOf(tools, await tools.integrations.resume(by, id));
}

export async function getLogs(tools: V2ApiTools, { by, query }: Exchange, place: JobPlace): Promise<unknown> {
  const job = await jobAt(tools, by.workspace, place);
  return logsOf(tools, job, isAsked(query, 'include_errors'));
}

async function viewOf(tools: V2ApiTools, job: Integration): Promise<JsonObject> {
  return jobView(job, await stateOf(tools, job));
}

async function jobAt(
  { integrations }: V2ApiTools,
  workspace: number,
  { workflow, id }: JobPlace,
): Promise<Integration> {
  const kind = workflow === undefined ? undefined : kindAt(workflow);
  if (!/^[1-9]\d{0,14}$/.test(id)) throw notFound('job');
  const found = (await integrations.list(workspace)).find((one) => one.id === Number(id));
  if (found === undefined || workflowOf(found.kind) === undefined) throw notFound('job');
  if (kind !== undefined && found.kind !== kind) throw notFound('job');
  return found;
}

/** The kind of a workflow in a path, spelt with dashes or underscores. */
function kindAt(workflow: string): string {
  const kind = known(workflow);
  if (kind !== undefined) return kind;
  const message = `There is no workflow called "${workflow.slice(0, 60)}". ${KNOWN}`;
  throw new Faulty({ status: 404, type: 'not_found', message });
}

function kindIn(workflow: string): string {
  const kind = known(workflow);
  if (kind !== undefined) return kind;
  throw badField('workflow', `There is no workflow called "${workflow.slice(0, 60)}".`, KNOWN);
}

const KNOWN = `Known: ${[...WORKFLOWS.keys()].join(', ')}.`;

function known(workflow: string): string | undefined {
  return WORKFLOWS.get(workflow.trim().toLowerCase().replaceAll('-', '_'));
}

function isEnrichment(kind: string): boolean {
  return kind === WORKFLOWS.get('webhook_enrichment');
}

/** What the desk complains of, with the field as it is called here. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [first] = error instanceof Refused && error.status === 422 ? error.complaints : [];
    if (first === undefined) throw error;
    const { code, message, hint, pointer = '' } = first;
    const { setting, field, rest } = fieldAt(pointer);
    const said = setting === undefined ? message : message.replaceAll(setting, field);
    throw new Faulty({ status: 400, type: code, field: field + rest, message: said, hint });
  }
}

/** `/settings/userLimit/timeZone` and `/settings/audiences/1` as this API names them; `rest`: the place in a list. */
function fieldAt(pointer: string): {
  readonly setting: string | undefined;
  readonly field: string;
  readonly rest: string;
} {
  const path = pointer.replace(/^\/(?:settings\/)?/, '').replaceAll('/', '.');
  const found = [...FIELD_OF].find(([setting]) => path === setting || path.startsWith(`${setting}.`));
  if (found === undefined) return { setting: undefined, field: path, rest: '' };
  const [setting, field] = found;
  const rest = path.slice(setting.length).replaceAll(/\.(\d+)/g, '[$1]');
  return { setting, field, rest };
}
