/** Which departures from a plan somebody wants to hear of. */
import type { Vendor } from '../catalog/types.ts';
import type { Mismatch } from './match.ts';
import type { Plan } from './model.ts';

export interface PlanPart {
  readonly tiers?: readonly number[];
  readonly exceptTiers?: readonly number[];
  readonly vendors?: readonly Vendor[];
  readonly unplannedEvents?: boolean;
  readonly unplannedProperties?: 'always' | 'closed' | 'never';
}

export function isWanted({ kind, event, tier, property }: Mismatch, plan: Plan, option: PlanPart): boolean {
  if (!isTierWanted(tier, option)) return false;
  if (kind === 'unplannedEvent') return option.unplannedEvents ?? true;
  if (kind !== 'unplannedProperty' || property === undefined) return true;
  const policy = option.unplannedProperties ?? 'always';
  return policy === 'always' || (policy === 'closed' && plan.events.get(event)?.shape?.additional === 'forbidden');
}

export function isTierWanted(tier: number | undefined, { tiers, exceptTiers }: PlanPart): boolean {
  if (tiers && (tier === undefined || !tiers.includes(tier))) return false;
  return tier === undefined || exceptTiers?.includes(tier) !== true;
}
