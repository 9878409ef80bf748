import type { PublishedSample } from './sample.ts';

/** Removing attributes, whole or in part. */
export const attributeDeleteSamples: readonly PublishedSample[] = [
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
];
