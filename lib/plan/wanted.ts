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
  if (option.tiers && (tier === undefined || !option.tiers.includes(tier))) return false;
  if (tier !== undefined && option.exceptTiers?.includes(tier)) return false;
  if (kind === 'unplannedEvent') return option.unplannedEvents ?? true;
  if (kind !== 'unplannedProperty' || property === undefined) return true;
  const policy = option.unplannedProperties ?? 'always';
  return policy === 'always' || (policy === 'closed' && plan.events.get(event)?.shape?.additional === 'forbidden');
}
