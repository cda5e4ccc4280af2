import { remote } from './remote';

export const telemetry = { report: remote.post.report };
