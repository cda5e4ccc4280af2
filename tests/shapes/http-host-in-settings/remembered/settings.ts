type Region = 'us' | 'eu';
export interface Settings { readonly region: Region; readonly base: string; readonly auth: string }
const BASES: Record<Region, string> = { us: 'https://track.customer.io', eu: 'https://track-eu.customer.io' };
let kept: Settings | null = null;
let asked = false;
export function settingsOf(anew = false): Settings | null {
  if (asked && !anew) return kept;
  asked = true;
  const site = process.env.SITE;
  const key = process.env.KEY;
  if (!site || !key) {
    kept = null;
    return null;
  }
  const region: Region = process.env.REGION === 'eu' ? 'eu' : 'us';
  kept = { region, base: BASES[region], auth: `Basic ${btoa(`${site}:${key}`)}` };
  return kept;
}
