import { SLUG_RULE } from '@causeway/core/audience/slug';
import { z } from 'zod';
import { audienceRule } from './audience-rule.ts';
import { issue } from './issue.ts';
import { operation } from './operation.ts';
import { listOf, moment, pageOf, pageQuery } from './page.ts';

const time = z.iso.datetime();
const publicId = z.string().regex(/^[0-9a-f]{32}$/);
const params = z.object({ id: publicId });
const name = z.string().trim().min(1).max(200);
const slug = z
  .string()
  .regex(SLUG_RULE, 'Write small letters, digits and underscores.')
  .meta({ description: 'Names it in rules and payloads. Made of the name when it is left out.' });
const description = z.string().max(2_000);
const filter = z.string().max(50_000).meta({ description: 'FilterQL. Give this or `rule`.' });
const announce = z.boolean().meta({
  description: 'Are those told of who are in it, or out of it, only because the rule began or changed?',
});

const judging = z
  .object({
    state: z.enum(['running', 'paused', 'done']),
    looked: z.int().meta({ description: 'Customers judged so far.' }),
    total: z.int(),
    started_at: time,
    updated_at: time,
  })
  .meta({
    id: 'Judging',
    description: 'Judging all customers by rules that began or changed. One run serves all audiences.',
  });

const ruleIssue = issue
  .extend({
    severity: z.enum(['error', 'warning']),
    line: z.int().optional(),
    column: z.int().optional(),
    length: z.int().optional(),
  })
  .meta({ id: 'RuleIssue', description: 'Lines and columns count from 1; `field` is a path in the tree.' });

const summary = z
  .object({
    id: z.string(),
    slug,
    name,
    description,
    filter: z.string(),
    members: z.int(),
    revision: z.int(),
    judged: z.boolean().meta({ description: 'Have all customers been judged by its present rule?' }),
    used_by: z.object({
      audiences: z.array(z.object({ id: z.string(), name: z.string() })),
      integrations: z.array(z.object({ id: z.int(), name: z.string() })),
    }),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: 'AudienceSummary' });

const audience = summary
  .extend({
    rule: audienceRule,
    has_comments: z.boolean().meta({ description: 'The text has comments, which the tree does not.' }),
    announce,
    warnings: z.array(ruleIssue),
  })
  .meta({ id: 'Audience' });

const written = { filter: filter.optional(), rule: audienceRule.optional() };

export const listAudiences = operation({
  id: 'listAudiences',
  method: 'GET',
  path: '/v1/admin/audiences',
  tag: 'Audiences',
  summary: 'All audiences, by name',
  role: 'viewer',
  status: 200,
  answer: z.object({ data: z.array(summary), judging: judging.nullable() }),
  refusals: [],
});

export const addAudience = operation({
  id: 'addAudience',
  method: 'POST',
  path: '/v1/admin/audiences',
  tag: 'Audiences',
  summary: 'Make an audience; all customers are judged by its rule in the background',
  role: 'editor',
  body: z.strictObject({
    name,
    slug: slug.optional(),
    description: description.default(''),
    ...written,
    announce: announce.default(false),
  }),
  status: 201,
  answer: audience,
  refusals: [409, 422],
  revisions: true,
});

export const getAudience = operation({
  id: 'getAudience',
  method: 'GET',
  path: '/v1/admin/audiences/{id}',
  tag: 'Audiences',
  summary: 'One audience with its rule',
  role: 'viewer',
  params,
  status: 200,
  answer: audience,
  refusals: [404],
  revisions: true,
});

export const changeAudience = operation({
  id: 'changeAudience',
  method: 'PATCH',
  path: '/v1/admin/audiences/{id}',
  tag: 'Audiences',
  summary: 'Change an audience; when its rule means something else, all customers are judged again',
  role: 'editor',
  params,
  body: z.strictObject({
    name: name.optional(),
    slug: slug.optional(),
    description: description.optional(),
    ...written,
    announce: announce.optional(),
  }),
  status: 200,
  answer: audience,
  refusals: [404, 409, 412, 422],
  revisions: true,
});

export const removeAudience = operation({
  id: 'removeAudience',
  method: 'DELETE',
  path: '/v1/admin/audiences/{id}',
  tag: 'Audiences',
  summary: 'Remove an audience; nobody is told. Refused while a rule or an integration names it',
  role: 'editor',
  params,
  status: 204,
  refusals: [404, 409, 412],
  revisions: true,
});

export const checkAudienceRule = operation({
  id: 'checkAudienceRule',
  method: 'POST',
  path: '/v1/admin/audience-checks',
  tag: 'Audiences',
  summary: 'Translate a rule between its two forms and say what is wrong with it; nothing is stored',
  role: 'viewer',
  body: z.strictObject({
    ...written,
    id: publicId.optional().meta({ description: 'Of the audience that it is to be the rule of.' }),
  }),
  status: 200,
  answer: z.object({
    filter: z.string().meta({ description: 'As given, or as the tree is written.' }),
    rule: audienceRule.nullable().meta({ description: 'null when the text is not FilterQL.' }),
    issues: z.array(ruleIssue),
  }),
  refusals: [422],
});

const preview = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    looked: z.int(),
    total: z.int(),
    matching: z.int(),
    enter: z.int().meta({ description: 'Of those: how many are not in it now.' }),
    leave: z.int().meta({ description: 'How many are in it now, and would not be.' }),
    samples: z.array(
      z.object({
        customer_id: z.string(),
        name: z.string().nullable(),
        becomes: z.enum(['stays', 'enters', 'leaves']),
      }),
    ),
  })
  .meta({ id: 'AudiencePreview', description: 'Grows while customers are looked at.' });

export const startAudiencePreview = operation({
  id: 'startAudiencePreview',
  method: 'POST',
  path: '/v1/admin/audience-previews',
  tag: 'Audiences',
  summary: 'Count who meets a rule, without storing it. A new preview of the same caller ends the one before',
  role: 'viewer',
  body: z.strictObject({ ...written, id: publicId.optional() }),
  status: 201,
  answer: preview,
  refusals: [404, 422],
});

export const getAudiencePreview = operation({
  id: 'getAudiencePreview',
  method: 'GET',
  path: '/v1/admin/audience-previews/{id}',
  tag: 'Audiences',
  summary: 'How far a preview has come',
  role: 'viewer',
  params,
  status: 200,
  answer: preview,
  refusals: [404],
});

export const endAudiencePreview = operation({
  id: 'endAudiencePreview',
  method: 'DELETE',
  path: '/v1/admin/audience-previews/{id}',
  tag: 'Audiences',
  summary: 'Stop counting',
  role: 'viewer',
  params,
  status: 204,
  refusals: [404],
});

export const listAudienceMembers = operation({
  id: 'listAudienceMembers',
  method: 'GET',
  path: '/v1/admin/audiences/{id}/members',
  tag: 'Audiences',
  summary: 'Who is in it, the latest first',
  role: 'viewer',
  params,
  query: z.object(pageQuery),
  status: 200,
  answer: pageOf(
    z.object({
      customer_id: z.string(),
      name: z.string().nullable(),
      anonymous: z.boolean(),
      since: time,
    }),
  ),
  refusals: [400, 404],
});

export const audienceHistory = operation({
  id: 'audienceHistory',
  method: 'GET',
  path: '/v1/admin/audiences/{id}/history',
  tag: 'Audiences',
  summary: 'Who came and went, by hours, or by days of the time zone of the workspace',
  role: 'viewer',
  params,
  query: z.object({
    from: moment.optional(),
    to: moment.optional(),
    by: z.enum(['hour', 'day']).default('day'),
  }),
  status: 200,
  answer: listOf(
    z.object({
      at: time.meta({ description: 'When the hour or day began.' }),
      entered: z.int(),
      left: z.int(),
      members: z.int().meta({ description: 'At its end.' }),
    }),
  ),
  refusals: [400, 404],
});

const judgingAnswer = { status: 200 as const, answer: judging, refusals: [404] as const };

export const getJudging = operation({
  id: 'getJudging',
  method: 'GET',
  path: '/v1/admin/judging',
  tag: 'Audiences',
  summary: 'How far judging all customers has come',
  role: 'viewer',
  ...judgingAnswer,
});

export const pauseJudging = operation({
  id: 'pauseJudging',
  method: 'POST',
  path: '/v1/admin/judging/pause',
  tag: 'Audiences',
  summary: 'Stop judging all customers for now; what comes in is judged as ever',
  role: 'editor',
  ...judgingAnswer,
});

export const resumeJudging = operation({
  id: 'resumeJudging',
  method: 'POST',
  path: '/v1/admin/judging/resume',
  tag: 'Audiences',
  summary: 'Go on with it',
  role: 'editor',
  ...judgingAnswer,
});

export const restartJudging = operation({
  id: 'restartJudging',
  method: 'POST',
  path: '/v1/admin/judging/restart',
  tag: 'Audiences',
  summary: 'Judge all customers again, for example after the clock of the machine was wrong',
  role: 'editor',
  ...judgingAnswer,
});

const customerParams = z.object({ id: z.string().min(1).max(512) });

export const customerAudiences = operation({
  id: 'customerAudiences',
  method: 'GET',
  path: '/v1/admin/customers/{id}/audiences',
  tag: 'Audiences',
  summary: 'All audiences, and which of them a customer is in',
  role: 'viewer',
  params: customerParams,
  status: 200,
  answer: listOf(
    z.object({
      id: z.string(),
      slug,
      name,
      since: time.nullable().meta({ description: 'null: is not in it.' }),
      changes_at: time.nullable().meta({
        description: 'When that may change by itself, without anything happening. null: never.',
      }),
    }),
  ),
  refusals: [404],
});

interface ExplanationShape {
  readonly text: string;
  readonly kind: 'all' | 'and' | 'or' | 'not' | 'audience' | 'condition';
  readonly met: boolean;
  readonly decides: boolean;
  readonly seen?: unknown;
  readonly changes_at: string | null;
  readonly parts: readonly ExplanationShape[];
}

const explanation: z.ZodType<ExplanationShape, ExplanationShape> = z
  .object({
    text: z.string().meta({ description: 'The part, as FilterQL.' }),
    kind: z.enum(['all', 'and', 'or', 'not', 'audience', 'condition']),
    met: z.boolean(),
    decides: z.boolean().meta({ description: 'Is the verdict as it is because of this?' }),
    seen: z.unknown().optional().meta({ description: 'The value or figure that was found.' }),
    changes_at: time.nullable(),
    get parts() {
      return z.array(explanation);
    },
  })
  .meta({ id: 'RuleExplanation' });

export const explainAudience = operation({
  id: 'explainAudience',
  method: 'GET',
  path: '/v1/admin/customers/{id}/audiences/{audience}',
  tag: 'Audiences',
  summary: 'Why a customer is in an audience or not, and when that would change',
  role: 'viewer',
  params: customerParams.extend({ audience: publicId }),
  status: 200,
  answer: z.object({
    audience: z.object({ id: z.string(), slug, name }),
    since: time.nullable(),
    changes_at: time.nullable(),
    explanation,
  }),
  refusals: [404],
});

const existingRun = z
  .object({
    state: z.enum(['running', 'paused', 'done']),
    told: z.int(),
    total: z.int().meta({ description: 'Members when it began, of all its audiences together.' }),
    started_at: time,
    updated_at: time,
  })
  .meta({ id: 'ExistingRun', description: 'Telling a destination of who is in its audiences already.' });

const integrationParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .meta({ type: 'integer', minimum: 1 }),
});

export const getExistingRun = operation({
  id: 'getExistingRun',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/existing-users',
  tag: 'Audiences',
  summary: 'How far telling of existing users has come',
  role: 'viewer',
  params: integrationParams,
  status: 200,
  answer: z.object({ run: existingRun.nullable() }),
  refusals: [404],
});

export const startExistingRun = operation({
  id: 'startExistingRun',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/existing-users',
  tag: 'Audiences',
  summary: 'Begin, pause or resume telling of existing users',
  role: 'editor',
  params: integrationParams,
  body: z.strictObject({ action: z.enum(['start', 'pause', 'resume']) }),
  status: 200,
  answer: z.object({ run: existingRun.nullable() }),
  refusals: [404, 409],
});
