export enum Names {
  Started = 'JOB_STARTED',
  Stopped = 'JOB_STOPPED',
  Opened = 'VAULT_OPENED',
}
export const QUEUES = { usage: 'usage-jobs', mail: 'mail-jobs' } as const;
