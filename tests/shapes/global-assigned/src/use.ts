export function use() {
  window.reportEvent('Assigned Used');
  (globalThis as any).telemetry.track('Assigned Client Used');
  window.sizeOf('Sized');
}
