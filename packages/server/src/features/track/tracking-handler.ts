import type { IncomingMessage, ServerResponse } from 'node:http';
import { pixelKind, trackingRoute } from '@causeway/core/tracking/path';
import { answerJson, answerRefusal, PREFLIGHT_HEADERS } from './answers.ts';
import { preflightHeaders } from './own-site.ts';
import { answerPixel } from './pixel.ts';
import { rudderSourceConfig, segmentSettings } from './settings-documents.ts';
import { TrackingRequest } from './tracking-request.ts';
import { isSecure, type TrackingHandler, type TrackingTools } from './tracking-tools.ts';

const SETTINGS = /^\/(?:v1\/)?projects\/([^/]+)\/settings\/?$/;

/**
 * The tracking API on plain node:http, as it is the hub's hottest path. Answers false when the path is not one of
 * its own. A body is read by its bytes whatever its Content-Type says; one bad event never fails its request.
 */
export function createTrackingHandler(tools: TrackingTools): TrackingHandler {
  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const route = trackingRoute(path);
    const query = mark < 0 ? undefined : new URLSearchParams(url.slice(mark + 1));
    if (route === undefined) {
      const pixel = pixelKind(path);
      if (pixel === undefined) return settingsDocument(tools, request, response, path, query);
      answerPixel(tools, request, response, pixel, query);
      return true;
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, preflightHeaders(tools, request)).end();
    } else if (request.method !== 'POST') {
      answerRefusal(response, 405, { code: 'method_not_allowed', message: 'Events are sent with POST.' });
    } else {
      tools.counts.requests++;
      new TrackingRequest(tools, request, response, route, query).take();
    }
    return true;
  };
}

function settingsDocument(
  tools: TrackingTools,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams | undefined,
): boolean {
  const project = SETTINGS.exec(path)?.[1];
  const rudder = path === '/sourceConfig' || path === '/sourceConfig/';
  if (project === undefined && !rudder) return false;
  if (request.method === 'OPTIONS') {
    response.writeHead(204, PREFLIGHT_HEADERS).end();
    return true;
  }
  if (project !== undefined)
    answerJson(
      response,
      200,
      segmentSettings(project, request.headers.host ?? 'localhost', isSecure(tools, request)),
    );
  else answerJson(response, 200, rudderSourceConfig(query?.get('writeKey') ?? '', new Date(0).toISOString()));
  return true;
}
