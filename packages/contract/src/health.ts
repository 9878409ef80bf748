import { z } from 'zod';
import { operation } from './operation.ts';

const fine = z.object({ status: z.literal('ok') });

export const livez = operation({
  id: 'livez',
  method: 'GET',
  path: '/livez',
  tag: 'Health',
  summary: 'The process runs',
  role: 'anyone',
  status: 200,
  answer: fine,
  refusals: [],
});

export const readyz = operation({
  id: 'readyz',
  method: 'GET',
  path: '/readyz',
  tag: 'Health',
  summary: 'The hub takes events and delivers them; if not, the problem says why',
  role: 'anyone',
  status: 200,
  answer: fine,
  refusals: [503],
});

export const metrics = operation({
  id: 'metrics',
  method: 'GET',
  path: '/metrics',
  tag: 'Health',
  summary: 'Metrics for Prometheus',
  role: 'anyone',
  status: 200,
  answer: z.string(),
  refusals: [],
  text: 'text/plain; version=0.0.4; charset=utf-8',
});

const document = z.record(z.string(), z.unknown());

export const getDescription = operation({
  id: 'getDescription',
  method: 'GET',
  path: '/openapi.json',
  tag: 'Health',
  summary: 'This description',
  role: 'anyone',
  status: 200,
  answer: document,
  refusals: [],
});

export const getAdminDescription = operation({
  id: 'getAdminDescription',
  method: 'GET',
  path: '/v1/admin/openapi.json',
  tag: 'Health',
  summary: 'This description',
  role: 'anyone',
  status: 200,
  answer: document,
  refusals: [],
});
