const seen = new Map<string, number>();
function track(ip: string): void {
  seen.set(ip, (seen.get(ip) ?? 0) + 1);
}
export = { track };
