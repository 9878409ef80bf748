import type { PublishedSample } from './sample.ts';

/** Reading, anonymising and deleting profiles, and the schema. */
export const profileSamples: readonly PublishedSample[] = [
  {
    name: 'user delete',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/delete',
      body: {
        identifiers: {
          email: 'sample@useinsider.com',
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'user delete: main request',
    source: 'documented request',
    request: {
      method: 'POST',
      path: '/api/user/v1/delete',
      body: {
        identifiers: {
          email: 'sample@useinsider.com',
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'profile: attributes, three event types and the quota',
    at: '2021-01-25T00:00:00Z',
    source: 'documented answer, without the iid it shows unasked',
    given: {
      users: [
        {
          identifiers: {
            email: 'johndoe@email.com',
          },
          attributes: {
            name: 'John',
            surname: 'Doe',
          },
          events: [
            {
              event_name: 'email_click',
              timestamp: '2021-01-01T12:56:21Z',
              event_params: {
                campaign_id: 1245,
              },
            },
            {
              event_name: 'email_click',
              timestamp: '2021-01-06T23:34:09Z',
              event_params: {
                campaign_id: 1456,
              },
            },
            {
              event_name: 'item_added_to_cart',
              timestamp: '2021-01-04T15:04:34Z',
              event_params: {
                product_id: '3254634',
                name: 'Blue Shirt',
              },
            },
            {
              event_name: 'journey_entered',
              timestamp: '2021-01-02T09:35:46Z',
              event_params: {
                journey_id: 12,
              },
            },
          ],
        },
      ],
    },
    request: {
      method: 'POST',
      path: '/api/user/v1/profile',
      body: {
        identifiers: {
          email: 'johndoe@email.com',
        },
        attributes: ['email', 'name', 'surname', 'custom'],
        events: {
          start_date: 1606311893,
          end_date: 1611582293,
          wanted: [
            {
              event_name: 'email_click',
              params: ['campaign_id', 'timestamp'],
            },
            {
              event_name: 'item_added_to_cart',
              params: ['product_id', 'name', 'timestamp'],
            },
            {
              event_name: 'journey_entered',
              params: ['journey_id', 'timestamp'],
            },
          ],
        },
        quota: true,
      },
    },
    response: {
      status: 200,
      body: {
        attributes: {
          email: 'johndoe@email.com',
          name: 'John',
          surname: 'Doe',
        },
        events: {
          email_click: [
            {
              campaign_id: 1456,
              created_date: '2021-01-06T23:34:09Z',
            },
            {
              campaign_id: 1245,
              created_date: '2021-01-01T12:56:21Z',
            },
          ],
          item_added_to_cart: [
            {
              product_id: '3254634',
              name: 'Blue Shirt',
              created_date: '2021-01-04T15:04:34Z',
            },
          ],
          journey_entered: [
            {
              journey_id: 12,
              created_date: '2021-01-02T09:35:46Z',
            },
          ],
        },
        quota: {
          cost: 2.5,
          used: 2.5,
          total: 1000,
        },
      },
    },
  },
  {
    name: 'profile: an event and an attribute',
    at: '2023-03-01T00:00:00Z',
    source: 'recorded',
    given: {
      users: [
        {
          identifiers: {
            email: 'insideracademy@mail.com',
          },
          attributes: {
            email_optin: true,
          },
          events: [
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-20T09:00:00Z',
              event_params: {
                referrer:
                  'https://posh.useinsider.com/customer/account/login/referer/aHR0cHM6Ly9wb3NoLnVzZWluc2lkZXIuY29tL2Ntcy9ub3JvdXRlL2luZGV4Lw%2C%2C/',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-19T09:00:00Z',
              event_params: {
                referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-18T09:00:00Z',
              event_params: {
                referrer:
                  'https://posh.useinsider.com/customer/account/login/referer/aHR0cHM6Ly9wb3NoLnVzZWluc2lkZXIuY29tL2Ntcy9ub3JvdXRlL2luZGV4Lw%2C%2C/',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-17T09:00:00Z',
              event_params: {
                referrer:
                  'https://posh.useinsider.com/customer/account/login/referer/aHR0cHM6Ly9wb3NoLnVzZWluc2lkZXIuY29tL2Ntcy9ub3JvdXRlL2luZGV4Lw%2C%2C/',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-16T09:00:00Z',
              event_params: {
                referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-15T09:00:00Z',
              event_params: {
                referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-14T09:00:00Z',
              event_params: {
                referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-13T09:00:00Z',
              event_params: {
                referrer: 'https://posh.useinsider.com/apps/insider/insider-sw-sdk.js',
                source: 'web',
              },
            },
            {
              event_name: 'homepage_view',
              timestamp: '2023-02-12T09:00:00Z',
              event_params: {
                referrer: 'https://posh.useinsider.com/?SID=gtqfg0af2g3fopr1qio4hsjdso',
                source: 'web',
              },
            },
          ],
        },
      ],
    },
    request: {
      method: 'POST',
      path: '/api/user/v1/profile',
      body: {
        identifiers: {
          email: 'insideracademy@mail.com',
        },
        attributes: ['email_optin'],
        events: {
          start_date: 1675265826,
          end_date: 1677598626,
          wanted: [
            {
              event_name: 'homepage_view',
              params: ['referrer'],
            },
          ],
        },
      },
    },
    response: {
      status: 200,
      body: {
        attributes: {
          email_optin: true,
        },
        events: {
          homepage_view: [
            {
              referrer:
                'https://posh.useinsider.com/customer/account/login/referer/aHR0cHM6Ly9wb3NoLnVzZWluc2lkZXIuY29tL2Ntcy9ub3JvdXRlL2luZGV4Lw%2C%2C/',
              source: 'web',
            },
            {
              referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
              source: 'web',
            },
            {
              referrer:
                'https://posh.useinsider.com/customer/account/login/referer/aHR0cHM6Ly9wb3NoLnVzZWluc2lkZXIuY29tL2Ntcy9ub3JvdXRlL2luZGV4Lw%2C%2C/',
              source: 'web',
            },
            {
              referrer:
                'https://posh.useinsider.com/customer/account/login/referer/aHR0cHM6Ly9wb3NoLnVzZWluc2lkZXIuY29tL2Ntcy9ub3JvdXRlL2luZGV4Lw%2C%2C/',
              source: 'web',
            },
            {
              referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
              source: 'web',
            },
            {
              referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
              source: 'web',
            },
            {
              referrer: 'https://posh.useinsider.com/bess-yoga-short.html',
              source: 'web',
            },
            {
              referrer: 'https://posh.useinsider.com/apps/insider/insider-sw-sdk.js',
              source: 'web',
            },
            {
              referrer: 'https://posh.useinsider.com/?SID=gtqfg0af2g3fopr1qio4hsjdso',
              source: 'web',
            },
          ],
        },
      },
    },
  },
  {
    name: 'profile of nobody',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/profile',
      body: {
        identifiers: {
          email: 'nobody@mail.com',
        },
        attributes: ['name'],
      },
    },
    response: {
      status: 404,
      body: {
        error: 'no such user for these identifiers: no data',
      },
    },
  },
  {
    name: 'anonymize by identifier',
    source: 'documented request',
    given: {
      users: [
        {
          identifiers: {
            email: 'sample@useinsider.com',
          },
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'POST',
      path: '/api/user/v1/anonymize',
      body: {
        identifiers: {
          email: 'sample@useinsider.com',
        },
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
  {
    name: 'anonymize nobody',
    source: 'documented answer',
    request: {
      method: 'POST',
      path: '/api/user/v1/anonymize',
      body: {
        identifiers: {
          email: 'sample@useinsider.com',
        },
      },
    },
    response: {
      status: 404,
      body: {
        error: 'no such user for these identifiers: no data',
      },
    },
  },
  {
    name: 'anonymize by insider_id',
    source: 'documented request',
    given: {
      users: [
        {
          insider_id: '1122334455',
          attributes: {
            name: 'John',
          },
        },
      ],
    },
    request: {
      method: 'POST',
      path: '/api/contact/v1/anonymize',
      body: {
        partner: 'mybrand',
        insider_id: '1122334455',
        api_key: '1a2b3c4d5e6f',
      },
    },
    response: {
      status: 200,
      body: {},
    },
  },
];
