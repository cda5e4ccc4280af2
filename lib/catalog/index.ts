/** Everything that the tool knows of SDKs and HTTP APIs, as data. */
import { customerioBrowser } from './customerio-browser.ts';
import { customerioCdpNode } from './customerio-cdp-node.ts';
import { customerioClassic } from './customerio-classic.ts';
import { customerioNode } from './customerio-node.ts';
import { customerioReactNative } from './customerio-react-native.ts';
import { davidwellsAnalytics, davidwellsReact } from './davidwells-analytics.ts';
import { emberMetrics } from './ember-metrics.ts';
import { openedx } from './openedx.ts';
import {
  rudderstackBrowser,
  rudderstackBrowserLegacy,
  rudderstackNode,
  rudderstackNodeExpo,
  rudderstackServiceWorker,
} from './rudderstack.ts';
import { rudderstackReactNative } from './rudderstack-react-native.ts';
import { segmentBrowser } from './segment-browser.ts';
import {
  segmentAngular,
  segmentCore,
  segmentCoreClass,
  segmentExpo,
  segmentLoader,
  segmentSnippet,
  segmentNest,
  segmentNuxtDansmaculotte,
  segmentReact,
  segmentReactNativeCommunity,
  segmentReactSnippet,
  segmentEmber,
  segmentVue,
  segmentVueDansmaculotte,
} from './segment-frameworks.ts';
import { reduxSegment } from './redux-segment.ts';
import { segmentNode } from './segment-node.ts';
import { segmentNodeLegacy } from './segment-node-legacy.ts';
import { segmentReactNative } from './segment-react-native.ts';
import type { Sdk } from './types.ts';

export { httpApis } from './http.ts';

export const sdks: readonly Sdk[] = [
  customerioNode,
  customerioBrowser,
  customerioCdpNode,
  customerioReactNative,
  customerioClassic,
  segmentBrowser,
  segmentNode,
  segmentNodeLegacy,
  segmentReactNative,
  rudderstackBrowser,
  rudderstackBrowserLegacy,
  rudderstackNode,
  rudderstackNodeExpo,
  rudderstackServiceWorker,
  rudderstackReactNative,
  segmentEmber,
  emberMetrics,
  openedx,
  segmentVue,
  segmentVueDansmaculotte,
  segmentNuxtDansmaculotte,
  segmentAngular,
  segmentReact,
  segmentReactSnippet,
  segmentCore,
  segmentCoreClass,
  segmentLoader,
  segmentSnippet,
  segmentNest,
  reduxSegment,
  segmentExpo,
  segmentReactNativeCommunity,
  davidwellsAnalytics,
  davidwellsReact,
];
