import core from '@segment/analytics.js-core';
import load from 'analytics.js-loader';
import segment from 'react-segment';

const loaded = load({ writeKey: process.env.KEY });

export function told(id) {
  core.track('Core Told');
  loaded.identify(id);
  loaded.track('Loader Told');
  segment.track('Snippet Told');
  segment.SNIPPET_VERSION.track('Not Told');
}
