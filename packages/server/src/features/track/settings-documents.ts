/** What analytics.js fetches before it starts: enough for it to send everything here, without its vendor's network. */
export function segmentSettings(writeKey: string, host: string, secure: boolean): object {
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host}/v1`,
        protocol: secure ? 'https' : 'http',
        unbundledIntegrations: [],
        addBundledMetadata: true,
        maybeBundledConfigIds: {},
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** What RudderStack's browser client fetches before it starts: a source without device-mode destinations. */
export function rudderSourceConfig(writeKey: string, now: string): object {
  return {
    source: {
      id: 'causeway',
      name: 'Causeway',
      writeKey,
      enabled: true,
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      connections: [],
      destinations: [],
      dataplanes: {},
      workspaceId: 'causeway',
      updatedAt: now,
    },
    updatedAt: now,
  };
}
