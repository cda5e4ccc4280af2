/**
 * `analytics` by David Wells, which hands calls on to plugins; `use-analytics` is its React hook.
 * Source: the package's types and the code of `@analytics/core` (0.8.19). A destination is left
 * out by `options.plugins`, which stands here for `integrations`.
 */
import type { ClientSpec, ExportSpec, Form, Sdk } from './types.ts';

const optionsAt = (index: number): Form['parts'] => ({ options: [index], integrations: [index, 'plugins'] });

const client: ClientSpec = {
  platform: 'browser',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: {
    identify: {
      method: 'identify',
      forms: [
        // The options keep their place.
        { when: { 0: 'object' }, parts: { traits: [0], ...optionsAt(2) } },
        { when: { 1: 'function' }, parts: { userId: [0], callback: [1] } },
        { when: { 2: 'function' }, parts: { userId: [0], traits: [1], callback: [2] } },
        { parts: { userId: [0], traits: [1], ...optionsAt(2), callback: [3] } },
      ],
    },
    track: {
      method: 'track',
      forms: [
        // The whole object is the payload.
        { when: { 0: 'object' }, parts: { event: [0, 'event'], properties: [0], ...optionsAt(2) } },
        { when: { 1: 'function' }, parts: { event: [0], callback: [1] } },
        { when: { 2: 'function' }, parts: { event: [0], properties: [1], callback: [2] } },
        { parts: { event: [0], properties: [1], ...optionsAt(2), callback: [3] } },
      ],
    },
    page: {
      method: 'page',
      forms: [
        { when: { 0: 'function' }, parts: { callback: [0] } },
        { when: { 1: 'function' }, parts: { properties: [0], callback: [1] } },
        { parts: { properties: [0], ...optionsAt(1), callback: [2] } },
      ],
    },
    reset: { method: 'reset', forms: [{ parts: { callback: [0] } }] },
  },
};

const factory: ExportSpec = {
  construct: 'client',
  call: 'client',
  init: { options: [0], integrations: [0, 'plugins'] },
};

export const davidwellsAnalytics: Sdk = {
  id: 'analytics',
  vendor: 'analytics',
  packages: ['analytics'],
  clients: { client },
  exports: { Analytics: factory, default: factory, init: factory },
  types: { AnalyticsInstance: 'client' },
};

export const davidwellsReact: Sdk = {
  id: 'use-analytics',
  vendor: 'analytics',
  packages: ['use-analytics'],
  clients: { client },
  exports: { useAnalytics: { call: 'client' } },
};
