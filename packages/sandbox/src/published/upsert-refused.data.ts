import type { PublishedSample } from './sample.ts';

/** Upserts that are refused, in whole or user by user. */
export const upsertRefusedSamples: readonly PublishedSample[] = [
  {
    name: 'invalid event name',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              uuid: '16378438264380b02b2ed96.03e6aa2e',
            },
            events: [
              {
                event_name: 'homepageView',
                timestamp: '2023-02-10T21:35:20Z',
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_name.*.regexp(^[a-z0-9][a-zA-Z0-9._-]*$)': [
                'invalid event name: homepageView',
              ],
            },
          },
        },
      },
    },
  },
  {
    name: 'bad email',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              email: 'sample',
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                },
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_params.*.required': [
                'event_group_id parameter is required on purchase event',
                'unit_sale_price parameter is required on purchase event',
              ],
              'users.0.identifiers.*.regexp(^.+@.+\\..+$)': ['not a valid email address: sample'],
            },
          },
        },
      },
    },
  },
  {
    name: 'bad phone',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              phone_number: '12345',
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                },
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_params.*.required': [
                'event_group_id parameter is required on purchase event',
                'unit_sale_price parameter is required on purchase event',
              ],
              'users.0.identifiers.*.regexp(^\\+[1-9]\\d{6,14}$)': [
                'user has an invalid phone number: 12345',
              ],
            },
          },
        },
      },
    },
  },
  {
    name: 'no identifier',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                },
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_params.*.required': [
                'event_group_id parameter is required on purchase event',
                'unit_sale_price parameter is required on purchase event',
              ],
              'users.0.identifiers.required': ['either insider_id or idenifiers must be specified'],
              'users.0.insider_id.required': ['either insider_id or idenifiers must be specified'],
            },
          },
        },
      },
    },
  },
  {
    name: 'purchase without parameters',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              email: 'sample@mail.com',
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                },
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_params.*.required': [
                'event_group_id parameter is required on purchase event',
                'unit_sale_price parameter is required on purchase event',
              ],
            },
          },
        },
      },
    },
  },
  {
    name: 'unknown identifier key',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              customer_number: '12345',
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                },
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_params.*.required': [
                'event_group_id parameter is required on purchase event',
                'unit_sale_price parameter is required on purchase event',
              ],
              'users.0.identifiers.*.in(defaults_column)': [
                'key must be one of phone_number(pn), email(em) or uuid',
              ],
            },
          },
        },
      },
    },
  },
  {
    name: 'uuid as a number',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              uuid: 12345,
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                },
              },
            ],
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {},
          fail: {
            count: 1,
            errors: {
              'users.0.events.0.event_params.*.required': [
                'event_group_id parameter is required on purchase event',
                'unit_sale_price parameter is required on purchase event',
              ],
              'users.0.identifiers.*.type(string)': ['uuid must be string: 12345'],
            },
          },
        },
      },
    },
  },
  {
    name: 'users missing',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {},
    },
    response: {
      status: 400,
      body: {
        error: 'users must be defined: bad request',
      },
    },
  },
];
