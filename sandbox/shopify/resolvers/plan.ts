import type { Plan } from '../defaults.ts';

const NAMES: Record<Plan, string> = { standard: 'Basic', advanced: 'Advanced', plus: 'Shopify Plus' };

export const fullNameOfPlan = (plan: Plan): string => NAMES[plan];

export const isPlus = (plan: Plan): boolean => plan === 'plus';
