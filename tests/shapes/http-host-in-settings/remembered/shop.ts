import { saveMember, tellOf } from './send';
export async function bought(user: { id: string; plan: string }) {
  await saveMember(user.id, { plan: user.plan });
  await tellOf(user.id, 'plan_bought', { plan: user.plan });
}
