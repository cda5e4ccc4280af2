import { forget, identifySoon, queued, trackDelayed, trackSafely, trackWhenReady } from './guarded';

identifySoon('u1');
trackSafely('Guarded Sent', { a: 1 });
trackDelayed('Delayed Sent');
await trackWhenReady('Ready Sent');
forget();
queued();
