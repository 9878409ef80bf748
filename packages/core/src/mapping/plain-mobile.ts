/**
 * Mobile numbers of the markets where most are, as E.164: what the phone library would answer for them is the number
 * itself, whoever dials it. It takes a hundred times as long to say so. A test asks it about many of them.
 */
export const PLAIN_MOBILE: RegExp = new RegExp(
  `^\\+(?:${[
    '1[2-9]\\d{2}[2-9]\\d{6}',
    '316\\d{8}',
    '33[67]\\d{8}',
    '346\\d{8}',
    '393\\d{9}',
    '417[4-9]\\d{7}',
    '436[5-9]\\d{8}',
    '447[1-9]\\d{8}',
    '48[5-8]\\d{8}',
    '491[567]\\d{8,9}',
    '628\\d{8,10}',
    '79\\d{9}',
    '905\\d{9}',
    '91[6-9]\\d{9}',
    '9665\\d{8}',
    '9715\\d{8}',
  ].join('|')})$`,
);
