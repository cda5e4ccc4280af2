declare const telemetry: any;

export function walk(km: number) {
  telemetry.track('Walk Done', { km });
  window.telemetry.identify('u1');
  window.beacon.track('Walk Done');
}
export function quiet(telemetry: { track(n: string): void }) {
  telemetry.track('Walk Done');
}
