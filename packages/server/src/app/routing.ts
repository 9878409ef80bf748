import type { FastifyServerOptions } from 'fastify';
import type { Log } from '../ports/log.ts';
import { answerProblem } from './mount-routes.ts';

const MAX_ID_LENGTH = 4_096;

/** How addresses are read. One that cannot be is refused in the same form as everything else, before there is a route. */
export function routing(log: Log): Pick<FastifyServerOptions, 'routerOptions' | 'frameworkErrors'> {
  return {
    routerOptions: { maxParamLength: MAX_ID_LENGTH },
    frameworkErrors: (error, request, reply) => {
      answerProblem(error, request, reply, log);
    },
  };
}
