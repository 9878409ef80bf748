import type { PublishedSample } from './sample.ts';

/** Changing and removing identifiers. */
export const identitySamples: readonly PublishedSample[] = [
  {
    name: 'custom identifier update',
    source: 'recorded',
    given: {
      users: [
        {
          identifiers: {
            custom: {
              user_loyalty_id: 'upsertloyalty123',
            },
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          custom: {
            user_loyalty_id: 'upsertloyalty123',
          },
        },
        new_identifier: {
          custom: {
            user_loyalty_id: 'newidentifier123',
          },
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'identity update: email',
    source: 'documented request',
    given: {
      users: [
        {
          identifiers: {
            email: 'sample@mail.com',
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          email: 'sample@mail.com',
        },
        new_identifier: {
          email: 'sample2@mail.com',
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'identity update: custom',
    source: 'documented request',
    given: {
      users: [
        {
          identifiers: {
            custom: {
              user_loyalty_id: 'xyz123',
            },
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          custom: {
            user_loyalty_id: 'xyz123',
          },
        },
        new_identifier: {
          custom: {
            user_loyalty_id: 'xyz124',
          },
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'identity delete: one of two',
    source: 'documented request',
    given: {
      users: [
        {
          identifiers: {
            email: 'sample@mail.com',
            uuid: '1x2y3z',
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'DELETE',
      path: '/api/user/v1/identity',
      body: {
        identifiers: {
          email: 'sample@mail.com',
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'identity delete: the sole one',
    source: 'documented answer',
    given: {
      users: [
        {
          identifiers: {
            email: 'sample@mail.com',
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'DELETE',
      path: '/api/user/v1/identity',
      body: {
        identifiers: {
          email: 'sample@mail.com',
        },
      },
    },
    response: {
      status: 400,
      body: {
        error: 'you cannot delete the sole identifier specified for a user: bad request',
      },
    },
  },
  {
    name: 'same values',
    source: 'documented answer',
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          email: 'sample@mail.com',
        },
        new_identifier: {
          email: 'sample@mail.com',
        },
      },
    },
    response: {
      status: 400,
      body: {
        error: 'identifier values are the same: bad request',
      },
    },
  },
  {
    name: 'not exactly one',
    source: 'documented answer',
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          email: 'sample@mail.com',
          uuid: '1x2y3z',
        },
        new_identifier: {
          email: 'sample2@mail.com',
        },
      },
    },
    response: {
      status: 400,
      body: {
        error: 'there must be exactly 1 entry for both new and old identifiers: bad request',
      },
    },
  },
  {
    name: 'already assigned',
    source: 'documented answer',
    given: {
      users: [
        {
          identifiers: {
            email: 'sample@mail.com',
          },
          attributes: {
            name: 'John',
          },
        },
        {
          identifiers: {
            email: 'sample2@mail.com',
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          email: 'sample@mail.com',
        },
        new_identifier: {
          email: 'sample2@mail.com',
        },
      },
    },
    response: {
      status: 400,
      body: {
        error: 'new identifier already has a user assigned to it: bad request',
      },
    },
  },
  {
    name: 'no valid identifier',
    source: 'documented answer',
    request: {
      method: 'PATCH',
      path: '/api/user/v1/identity',
      body: {
        old_identifier: {
          custom: {
            not_enabled: 'a',
          },
        },
        new_identifier: {
          custom: {
            not_enabled: 'b',
          },
        },
      },
    },
    response: {
      status: 400,
      body: {
        error: 'no valid identifier: bad request',
      },
    },
  },
];
