import type { Rule } from './rule.ts';

/** Reports every regular expression, as `/pattern/flags`: what test/security/regexes.test.ts attacks. Off in the linter. */
export const listRegexes: Rule = {
  create(context) {
    return {
      Literal: (node) => {
        if (node.regex !== undefined)
          context.report({ node, message: `/${node.regex.pattern}/${node.regex.flags}` });
      },
    };
  },
};
