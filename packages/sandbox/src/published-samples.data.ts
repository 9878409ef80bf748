import type { Json } from './json.ts';

/** One published exchange: a request as it goes over the wire, and the answer it must get. */
export interface PublishedSample {
  readonly name: string;
  /**
   * `recorded`: both halves were recorded live. `documented request`: the body is printed, the answer follows from its
   * page. `documented answer`: the answer is printed with the situation it belongs to, the request makes it happen.
   */
  readonly source: string;
  /** what the clock says, where the sample shows events */
  readonly at?: string;
  /** an upsert that makes the account what the sample assumes */
  readonly given?: Json;
  readonly request: { readonly method: string; readonly path: string; readonly body: Json };
  readonly response: { readonly status: number; readonly body: Json };
}

export const publishedSamples: readonly PublishedSample[] = [
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
    name: 'default and custom attributes',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              email: 'insideracademy@mail.com',
            },
            attributes: {
              gdpr_optin: true,
              name: 'Insider Academy',
              sms_optin: true,
              phone_number: '+6512345678',
              custom: {
                loyalty: 'Gold',
                subscription_renewal: '2023-11-29T23:00:00Z',
              },
            },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'default attributes and a custom event',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              uuid: '16378438264380b02b2ed96',
            },
            attributes: {
              email: 'insideracademy@useinsider.com',
              birthday: '1990-01-01T00:00:00Z',
            },
            events: [
              {
                event_name: 'form_submission',
                timestamp: '2023-01-10T21:35:20Z',
                event_params: {
                  url: 'https://academy.useinsider.com/',
                  custom: {
                    form_subject: 'Test Drive',
                  },
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
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'email and phone number as attributes',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              uuid: '16378438264380b02b2ed96',
            },
            attributes: {
              gdpr_optin: true,
              email: 'insideracademy@useinsider.com',
              phone_number: '+6512345678',
            },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'several users',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              email: 'insideracademy@useinsider.com',
            },
            attributes: {
              gdpr_optin: true,
              email_optin: true,
              phone_number: '+6512345678',
              sms_optin: true,
              age: 30,
              birthday: '1980-01-01T00:00:00Z',
              custom: {
                member_status: 'VIP',
              },
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2023-03-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                  unit_price: 990.9,
                  unit_sale_price: 890.9,
                  event_group_id: 'ORDER123',
                  taxonomy: ['Electronic', 'Phone'],
                  currency: 'USD',
                },
              },
              {
                event_name: 'form_submitted',
                timestamp: '2023-03-17T14:41:21+03:00',
                event_params: {
                  custom: {
                    customer_type: 'trial',
                    trial_start_date: '2023-03-17T14:39:21+03:00',
                    trial_end_date: '2023-03-24T14:41:21+03:00',
                  },
                },
              },
            ],
          },
          {
            identifiers: {
              custom: {
                user_loyalty_id: 'user12345abc',
              },
            },
            attributes: {
              gdpr_optin: true,
              email: 'jsmith@mail.com',
              email_optin: true,
            },
            events: [
              {
                event_name: 'order_delivered',
                timestamp: '2023-03-10T21:35:20Z',
                event_params: {
                  custom: {
                    order_id: 'POSH1234',
                  },
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
          successful: {
            count: 2,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'whole and partial attributes',
    source: 'recorded',
    request: {
      method: 'POST',
      path: '/api/user/v1/attribute/delete',
      body: {
        users: [
          {
            identifiers: {
              email: 'sample@useinsider.com',
            },
            whole: ['phone_number', 'app_version'],
            partial: {
              list_id: [1049, 1123],
            },
            custom: {
              whole: ['last_visited_category_name', 'last_visited_product_name'],
              partial: {
                last_browsed_items: ['browsed_item_name_1', 'browsed_item_url_1'],
              },
            },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
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
    name: 'upsert: insider_id, skip_hook and not_append',
    source: 'documented request',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        skip_hook: false,
        error_callback_endpoint: 'http://your-error-callback-endpoint.yourdomain.com',
        users: [
          {
            insider_id: 'sampleinsiderid',
            attributes: {
              email_optin: true,
              age: 30,
              language: 'en_US',
              list_id: [1, 2],
              birthday: '1980-01-01T00:00:00Z',
              custom: {
                favorite_color: ['green'],
              },
            },
            not_append: true,
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'ABC21000',
                  name: 'Your Product Name',
                  unit_price: 990.9,
                  unit_sale_price: 890.9,
                  event_group_id: 'ORDER123',
                  taxonomy: ['Electronic', 'Phone'],
                  currency: 'USD',
                  quantity: 1,
                },
              },
              {
                event_name: 'account_created',
                timestamp: '2021-01-17T14:41:21+03:00',
                event_params: {
                  custom: {
                    customer_type: 'trial',
                    trial_start_date: '2021-01-17T14:39:21+03:00',
                    trial_end_date: '2021-01-24T14:41:21+03:00',
                  },
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
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'upsert: main request',
    source: 'documented request',
    request: {
      method: 'POST',
      path: '/api/user/v1/upsert',
      body: {
        users: [
          {
            identifiers: {
              email: 'sample@mail.com',
              uuid: '1x2y3z',
              custom: {
                user_loyalty_id: 'xyz123',
              },
            },
            attributes: {
              email_optin: true,
              age: 30,
              language: 'en_US',
              list_id: [1, 2],
              birthday: '1980-01-01T00:00:00Z',
              custom: {
                loyalty: 'Gold',
              },
            },
            events: [
              {
                event_name: 'purchase',
                timestamp: '2021-01-10T21:35:20Z',
                event_params: {
                  product_id: 'AGH210070',
                  unit_price: 990.9,
                  unit_sale_price: 890.9,
                  event_group_id: 'ORDER123',
                  taxonomy: ['Electronic', 'Phone'],
                  currency: 'USD',
                },
              },
              {
                event_name: 'account_created',
                timestamp: '2021-01-17T14:41:21+03:00',
                event_params: {
                  custom: {
                    customer_type: 'trial',
                    trial_start_date: '2021-01-17T14:39:21+03:00',
                    trial_end_date: '2021-01-24T14:41:21+03:00',
                  },
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
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'attribute/delete: identifiers',
    source: 'documented request',
    request: {
      method: 'POST',
      path: '/api/user/v1/attribute/delete',
      body: {
        users: [
          {
            identifiers: {
              email: 'sample@mail.com',
              uuid: '1x2y3z',
              custom: {
                custom_identifier: 'xyz123',
              },
            },
            whole: ['name', 'surname', 'email_optin'],
            partial: {
              list_id: [1, 2],
            },
            custom: {
              whole: ['custom_string_attribute', 'custom_array_attribute'],
              partial: {
                custom_array_attribute: ['value1', 'value2', 'value3'],
              },
            },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
    },
  },
  {
    name: 'attribute/delete: insider_id',
    source: 'documented request',
    request: {
      method: 'POST',
      path: '/api/user/v1/attribute/delete',
      body: {
        users: [
          {
            insider_id: 'sampleinsiderid',
            whole: ['name', 'surname', 'email_optin'],
            partial: {
              list_id: [1, 2],
            },
            custom: {
              whole: ['custom_string_attribute', 'custom_array_attribute'],
              partial: {
                custom_array_attribute: ['value1', 'value2', 'value3'],
              },
            },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        data: {
          successful: {
            count: 1,
          },
          fail: {},
        },
      },
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
